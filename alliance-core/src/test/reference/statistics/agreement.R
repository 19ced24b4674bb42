# Agreement: mean difference (t.test), limits of agreement (mean, sd and qnorm of the differences), correlation
# (cor.test), ICC(A,1) and ICC(C,1) (psych::ICC's ICC2 and ICC3).
# Data: the six subjects by four judges of Shrout and Fleiss (1979) as psych's example prints them; `attitude` of R's
# datasets, its rows as subjects; two raters of 400 subjects from a linear congruential generator, with and without gaps,
# where a subject with a gap is left out.
suppressPackageStartupMessages({
    library(psych)
    library(jsonlite)
})
folder <- commandArgs(trailingOnly = TRUE)[1]

# Numerical Recipes' generator: exact in doubles, so that any language repeats it
lcg <- function(n, seed) {
    values <- numeric(n)
    for (i in 1:n) {
        seed <- (1664525 * seed + 1013904223) %% 4294967296
        values[i] <- seed / 4294967296
    }
    values
}

shroutFleiss <- matrix(
    c(9, 2, 5, 8, 6, 1, 3, 2, 8, 4, 6, 8, 7, 1, 2, 6, 10, 5, 6, 9, 6, 2, 4, 7),
    ncol = 4, byrow = TRUE)

u <- lcg(1600, 20260501)
truth <- u[1:400] + u[401:800]
large <- cbind(
    round(1 + 3 * truth, 2),
    round(0.7 + 2.4 * truth + 1.5 * u[801:1200], 2))
gaps <- large[1:60, ] / 3
gaps[u[1201:1260] < 0.15, 1] <- NA
gaps[u[1261:1320] < 0.15, 2] <- NA

sets <- list(
    shroutFleiss = shroutFleiss,
    firstTwoJudges = shroutFleiss[, 1:2],
    threeSubjects = shroutFleiss[1:3, 2:3],
    attitude = as.matrix(attitude),
    attitudeTwo = as.matrix(attitude[, c("complaints", "learning")]),
    opposed = cbind(attitude$rating, -attitude$rating + 0.3 * attitude$critical),
    large = large,
    gaps = gaps)

interval <- function(x) list(lower = x[1], upper = x[2])

expected <- lapply(sets, function(ratings) {
    ratings <- unname(ratings)
    complete <- ratings[complete.cases(ratings), , drop = FALSE]
    result <- list(ratings = ratings, subjects = nrow(complete), raters = ncol(complete))
    for (level in c(0.95, 0.9)) {
        icc <- suppressWarnings(ICC(complete, lmer = FALSE, alpha = 1 - level))$results
        at <- list(
            agreement = list(value = icc$ICC[2], lower = icc$`lower bound`[2], upper = icc$`upper bound`[2]),
            consistency = list(value = icc$ICC[3], lower = icc$`lower bound`[3], upper = icc$`upper bound`[3]))
        difference <- t.test(complete[, 1], complete[, 2], paired = TRUE, conf.level = level)
        at$meanDifference <- c(
            list(value = unname(difference$estimate), sd = sd(complete[, 1] - complete[, 2])),
            interval(difference$conf.int),
            list(limits = interval(unname(difference$estimate)
                + qnorm(c((1 - level) / 2, (1 + level) / 2)) * sd(complete[, 1] - complete[, 2]))))
        correlation <- cor.test(complete[, 1], complete[, 2], conf.level = level)
        at$correlation <- list(value = unname(correlation$estimate))
        if (nrow(complete) > 3) {
            at$correlation <- c(at$correlation, interval(correlation$conf.int))
        }
        result[[paste0("level", 100 * level)]] <- at
    }
    result
})

# published correlations of no raw data: psych::r.con
published <- lapply(list(c(0.278, 295), c(0.275, 23), c(-0.9, 10), c(0, 4), c(0.252, 3509)), function(case) {
    c(list(r = case[1], n = case[2]), interval(r.con(case[1], case[2])))
})

write_json(
    list(
        versions = list(R = R.version.string, psych = as.character(packageVersion("psych"))),
        sets = expected,
        published = published),
    file.path(folder, "agreement.json"), digits = I(17), auto_unbox = TRUE, na = "null", pretty = TRUE)
