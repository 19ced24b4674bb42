# Scores the files of the benchmarks by base R, psych and data.table, measures the time, and compares the means with
# those that the SDK's check wrote.
#
#     Rscript score.R memory DIRECTORY      wai.bin: a byte an answer, 36 a row, 0 is missing
#     Rscript score.R files DIRECTORY       wai.csv into a file of scores
#
# Prints a line for each contender: its name, a tab, milliseconds. Exit code 3: something is not installed; 1: the means
# differ. For `memory` the time excludes loading the data; for `files` it includes reading and writing.

items <- 36
highest <- 7L
reversed <- c(1, 3, 7, 9, 10, 11, 12, 15, 20, 27, 29, 31, 33, 34)
scales <- list(
  goal = c(3, 6, 9, 10, 12, 14, 22, 25, 27, 30, 32, 34),
  task = c(2, 4, 7, 11, 13, 15, 16, 18, 24, 31, 33, 35),
  bond = c(1, 5, 8, 17, 19, 20, 21, 23, 26, 28, 29, 36),
  total = 1:36
)
# prorated from 80 % of the answers on
required <- sapply(scales, function(scale) which(seq_along(scale) / length(scale) >= 0.8)[1])

stop_with <- function(code, ...) {
  message(...)
  quit(save = "no", status = code)
}

needs <- function(package) {
  if (!requireNamespace(package, quietly = TRUE)) stop_with(3, package, " is not installed")
}

arguments <- commandArgs(trailingOnly = TRUE)
if (length(arguments) != 2 || !(arguments[1] %in% c("memory", "files"))) stop_with(2, "score.R memory|files DIRECTORY")
directory <- arguments[2]

read_means <- function() {
  file <- file.path(directory, "wai-means.bin")
  means <- readBin(file, "double", file.size(file) / 8, size = 8, endian = "little")
  means[is.nan(means)] <- NA
  matrix(means, ncol = length(scales), byrow = TRUE)
}

agrees <- function(name, means, expected) {
  means <- unname(as.matrix(means))
  means[is.nan(means)] <- NA
  if (!identical(dim(means), dim(expected)) || !identical(is.na(means), is.na(expected)) ||
      any(abs(means - expected) > 1e-12, na.rm = TRUE)) {
    stop_with(1, name, ": the means are others than the SDK's")
  }
}

# prints before it uses the result, so that the clock stops with the work
timed <- function(name, work, expected, warm = TRUE) {
  if (warm) work()
  start <- proc.time()[["elapsed"]]
  means <- work()
  milliseconds <- (proc.time()[["elapsed"]] - start) * 1000
  agrees(name, means, expected)
  cat(name, "\t", format(milliseconds, scientific = FALSE), "\n", sep = "")
}

# means of a matrix by psych, which scores any number of answers: this function adds the 80 % rule
with_rule <- function(means, answers) {
  for (scale in names(scales)) {
    answered <- rowSums(!is.na(answers[, scales[[scale]]]))
    means[answered < required[[scale]], scale] <- NA
  }
  means[, names(scales)]
}

memory <- function() {
  needs("psych")
  file <- file.path(directory, "wai.bin")
  answers <- matrix(as.integer(readBin(file, "raw", file.size(file))), ncol = items, byrow = TRUE)
  answers[answers == 0] <- NA
  colnames(answers) <- paste0("i", seq_len(items))
  expected <- read_means()
  keys <- lapply(scales, function(scale) paste0(ifelse(scale %in% reversed, "-i", "i"), scale))

  timed("R: rowMeans", function() {
    keyed <- answers
    keyed[, reversed] <- highest + 1L - keyed[, reversed]
    sapply(names(scales), function(scale) {
      part <- keyed[, scales[[scale]]]
      means <- rowMeans(part, na.rm = TRUE)
      means[rowSums(!is.na(part)) < required[[scale]]] <- NA
      means
    })
  }, expected)
  timed("R: psych::scoreVeryFast", function() {
    with_rule(psych::scoreVeryFast(keys, answers, min = 1, max = highest), answers)
  }, expected, warm = FALSE)
  timed("R: psych::scoreItems", function() {
    scored <- psych::scoreItems(keys, answers, missing = TRUE, impute = "none", min = 1, max = highest)
    with_rule(scored$scores, answers)
  }, expected, warm = FALSE)
}

files <- function() {
  needs("data.table")
  suppressPackageStartupMessages(library(data.table))
  expected <- read_means()
  target <- file.path(directory, "scores-data-table.csv")
  setDTthreads(2)
  timed("R: data.table, fread, score, fwrite (2 threads)", function() {
    answers <- fread(file.path(directory, "wai.csv"), header = TRUE)
    for (item in reversed) set(answers, j = item, value = highest + 1L - answers[[item]])
    scores <- list()
    for (scale in names(scales)) {
      part <- as.matrix(answers[, scales[[scale]], with = FALSE])
      answered <- rowSums(!is.na(part))
      means <- rowMeans(part, na.rm = TRUE)
      enough <- answered >= required[[scale]]
      means[!enough] <- NA
      scores[[paste0(scale, "_mean")]] <- means
      scores[[paste0(scale, "_sum")]] <- means * length(scales[[scale]])
      scores[[paste0(scale, "_answered")]] <- answered
      scores[[paste0(scale, "_status")]] <- ifelse(enough, "scored", "insufficient")
    }
    scores <- as.data.table(scores)
    fwrite(scores, target)
    scores[, paste0(names(scales), "_mean"), with = FALSE]
  }, expected, warm = FALSE)
}

if (arguments[1] == "memory") memory() else files()
