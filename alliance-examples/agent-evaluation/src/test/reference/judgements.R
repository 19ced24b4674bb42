# Computes reference values for samples/simulated-judgements.ndjson: scores by judge, pooled scores, ICC between judges
# and over repeats (psych::ICC's ICC2 and ICC3), the standard deviation within a judge. The key is that of the
# WAI-SR-O's definition. The compared judges and conversations were chosen by hand, by looking at which cells are empty.
#   Rscript src/test/reference/judgements.R > src/test/resources/reference/simulated-judgements.json
suppressPackageStartupMessages({
    library(psych)
    library(jsonlite)
})
key <- list(goal = c(4, 6, 8, 11), task = c(1, 2, 10, 12), bond = c(3, 5, 7, 9), total = 1:12)
lines <- lapply(readLines("samples/simulated-judgements.ndjson"), fromJSON)

scores <- function(scale) {
    do.call(rbind, lapply(lines, function(l) {
        answers <- sapply(as.character(key[[scale]]), function(i) if (is.null(l$responses[[i]])) NA else l$responses[[i]])
        data.frame(dyad = l$dyadId, judge = l$raterId, rep = l$session, score = mean(answers))
    }))
}

icc <- function(ratings, rows) {
    found <- suppressWarnings(ICC(ratings, lmer = FALSE))$results
    lapply(rows, function(r) {
        x <- found[r, ]
        list(value = unbox(x$ICC), lower = unbox(x[["lower bound"]]), upper = unbox(x[["upper bound"]]))
    })
}

evaluate <- function(scale) {
    d <- scores(scale)
    cells <- tapply(d$score, list(d$dyad, d$judge), function(x) mean(x, na.rm = TRUE))
    counts <- tapply(d$score, list(d$dyad, d$judge), function(x) sum(!is.na(x)))
    # judge-d saw six conversations only; a conversation that a judge has no score of is out
    compared <- cells[, c("judge-a", "judge-b", "judge-c")]
    compared <- compared[apply(!is.nan(compared), 1, all), ]
    between <- icc(compared, c(2, 3))
    within <- sapply(colnames(cells), function(j) {
        groups <- split(d$score[d$judge == j], d$dyad[d$judge == j])
        groups <- lapply(groups, function(g) g[!is.na(g)])
        groups <- groups[sapply(groups, length) > 1]
        sqrt(sum(sapply(groups, function(g) sum((g - mean(g))^2))) / sum(sapply(groups, length) - 1))
    })
    # of judge-b's repeats all three are compared, over the conversations with three scores
    b <- d[d$judge == "judge-b", ]
    repeats <- tapply(b$score, list(b$dyad, b$rep), mean)
    list(
        cells = lapply(split(cells, row(cells)), function(r) r[!is.na(r)]),
        counts = lapply(split(counts, row(counts)), function(r) r[!is.na(r)]),
        conversations = rownames(compared),
        pooled = rowMeans(compared),
        sd = apply(compared, 1, sd),
        agreement = between[[1]],
        consistency = between[[2]],
        sdWithin = within,
        repeatsOfB = icc(repeats[complete.cases(repeats), ], 2)[[1]])
}

result <- list(tool = unbox(paste("R", getRversion(), "psych", packageVersion("psych"))))
for (scale in names(key)) result[[scale]] <- evaluate(scale)
cat(toJSON(result, digits = NA, pretty = TRUE), "\n", sep = "")
