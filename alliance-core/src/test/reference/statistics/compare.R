# Compares every file of the second folder with its namesake in the first: numbers within 1e-12 of themselves, text alike.
# The versions that made the stored values are not compared.
library(jsonlite)

folders <- commandArgs(trailingOnly = TRUE)
differences <- 0

report <- function(...) {
    cat(..., "\n")
    differences <<- differences + 1
}

leaves <- function(value) {
    value$versions <- NULL
    unlist(value, recursive = TRUE)
}

for (name in list.files(folders[2])) {
    stored <- file.path(folders[1], name)
    made <- file.path(folders[2], name)
    if (!file.exists(stored)) {
        report(name, "isn't stored")
        next
    }
    if (!grepl("\\.json$", name)) {
        if (!identical(readLines(stored), readLines(made))) report(name, "differs")
        next
    }
    a <- leaves(fromJSON(stored, simplifyVector = FALSE))
    b <- leaves(fromJSON(made, simplifyVector = FALSE))
    if (!identical(names(a), names(b))) {
        report(name, "has other entries")
        next
    }
    x <- suppressWarnings(as.numeric(a))
    y <- suppressWarnings(as.numeric(b))
    text <- is.na(x) | is.na(y)
    wrong <- ifelse(text, a != b, abs(x - y) > 1e-12 * pmax(abs(x), abs(y), 1e-300))
    for (i in which(wrong)) report(name, names(a)[i], a[i], "is now", b[i])
}
if (differences > 0) quit(status = 1)
cat("all stored values are as computed now\n")
