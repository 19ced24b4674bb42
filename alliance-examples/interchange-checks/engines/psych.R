# Scores each file of answers with psych, and compares its scores with the SDK's.
folder <- commandArgs(trailingOnly = TRUE)[1]
forms <- 0; sheets <- 0; equal <- 0; empty <- 0
for (place in sort(list.dirs(folder, recursive = FALSE))) {
  if (!file.exists(file.path(place, "psych.R"))) next
  name <- gsub("-", "_", readLines(file.path(place, "id.txt")))
  code <- new.env()
  sys.source(file.path(place, "psych.R"), envir = code)
  answers <- read.csv(file.path(place, "answers.csv"))
  expected <- read.csv(file.path(place, "scores.csv"))
  # psych prints notes about reliability, which random answers don't have
  utils::capture.output(actual <- suppressMessages(suppressWarnings(code[[paste0(name, "_score")]](answers))))
  stopifnot(nrow(actual) == nrow(expected), names(expected) %in% names(actual))
  for (score in names(expected)) {
    want <- as.numeric(expected[[score]]); got <- actual[[score]]
    if (!identical(is.na(want), is.na(got))) stop(place, ": ", score, " is not empty on a gap, or empty without one")
    if (any(abs(want - got) > 1e-9, na.rm = TRUE)) stop(place, ": ", score, " is wrong")
    equal <- equal + sum(!is.na(want)); empty <- empty + sum(is.na(want))
  }
  forms <- forms + 1; sheets <- sheets + nrow(expected)
}
stopifnot(equal > 0, empty > 0)
cat(sprintf("R psych %s: %d forms, %d sheets, %d scores equal, %d rightly empty\n",
  packageVersion("psych"), forms, sheets, equal, empty))
