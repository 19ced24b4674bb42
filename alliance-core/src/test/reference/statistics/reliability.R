# Reliability and item analysis: alpha, r.drop, alpha.drop and the scale's mean and SD (psych::alpha), Feldt's interval
# (psych::alpha.ci), omega (lavaan::cfa, one factor, maximum likelihood), SEM (psychometric::SE.Meas), skewness
# (psych::skew, type 3), inter-item correlations (cor).
# Data: `attitude` of R's datasets; its items in threes; psych's bfi, the first 400 rows of five items, which has gaps;
# ordinal answers of one common factor from a linear congruential generator that any language repeats: 12 items and 36
# items, with and without gaps, and 12 items of 20,000 persons.
# lavaan's Gauss-Newton steps with a tolerance of 1e-14 take its fit to a gradient below 1e-13; its default optimizer stops
# where the discrepancy no longer changes, up to 1e-6 away.
suppressPackageStartupMessages({
    library(psych)
    library(lavaan)
    library(psychometric)
    library(jsonlite)
})
folder <- commandArgs(trailingOnly = TRUE)[1]

# Numerical Recipes' generator: exact in doubles
lcg <- function(n, seed) {
    values <- numeric(n)
    for (i in 1:n) {
        seed <- (1664525 * seed + 1013904223) %% 4294967296
        values[i] <- seed / 4294967296
    }
    values
}

# answers 1..points: a common part and a part of its own for each item, cut into equal steps; a gap where the number
# after that is below the share; row by row, the common part first
simulated <- function(persons, items, points, gaps, seed) {
    u <- matrix(lcg(persons * (1 + 2 * items), seed), nrow = persons, byrow = TRUE)
    answers <- matrix(NA_real_, persons, items)
    for (j in 1:items) {
        own <- u[, 2 * j]
        share <- 0.3 + 0.4 * j / items
        answers[, j] <- 1 + floor(points * (share * u[, 1] + (1 - share) * own))
        answers[u[, 2 * j + 1] < gaps, j] <- NA
    }
    answers
}

sets <- list(
    attitude = list(data = as.matrix(attitude), min = 0, max = 100),
    attitudeThree = list(data = as.matrix(attitude[, c(1, 2, 4)]), min = 0, max = 100),
    attitudeTwo = list(data = as.matrix(attitude[, 1:2]), min = 0, max = 100),
    bfi = list(data = as.matrix(bfi[1:400, c("N1", "N2", "N3", "N4", "N5")]), min = 1, max = 6),
    small = list(data = simulated(9, 4, 5, 0, 11), min = 1, max = 5),
    twelve = list(data = simulated(300, 12, 5, 0.03, 20260502), min = 1, max = 5),
    thirtySix = list(data = simulated(250, 36, 7, 0.002, 20260503), min = 1, max = 7),
    large = list(data = NULL, min = 1, max = 7, persons = 20000, items = 12, points = 7, gaps = 0.01, seed = 20260504))

omega <- function(data) {
    data <- as.data.frame(data)
    names(data) <- paste0("x", seq_along(data))
    model <- paste("f =~", paste(names(data), collapse = " + "))
    fit <- suppressWarnings(cfa(
        model, data, std.lv = TRUE, optim.method = "GN", optim.gn.tol.x = 1e-14, optim.gn.iter.max = 5000))
    stopifnot(lavInspect(fit, "converged"), max(abs(lavInspect(fit, "gradient"))) < 1e-11)
    estimates <- inspect(fit, "est")
    loadings <- unname(estimates$lambda[, 1])
    unique <- unname(diag(estimates$theta))
    stopifnot(min(unique) > 0)
    n <- nrow(data)
    list(
        value = sum(loadings)^2 / (sum(loadings)^2 + sum(unique)),
        # lavaan's covariances have n in the denominator
        loadings = abs(sum(sign(loadings))) / sum(sign(loadings)) * loadings * sqrt(n / (n - 1)),
        uniqueVariances = unique * n / (n - 1),
        discrepancy = 2 * lavInspect(fit, "optim")$fx)
}

analysis <- function(data, use, min, max) {
    n <- nrow(data)
    k <- ncol(data)
    colnames(data) <- paste0("x", 1:k)
    complete <- !anyNA(data)
    a <- suppressWarnings(psych::alpha(as.data.frame(data), use = use, max = 200, check.keys = FALSE, warnings = FALSE))
    alpha <- a$total$raw_alpha
    covariance <- cov(data, use = use)
    sd <- sqrt(sum(covariance)) / k
    result <- list(
        mean = mean(colMeans(data, na.rm = TRUE)), sd = sd, alpha = alpha, sem = SE.Meas(sd, alpha),
        items = list(
            n = unname(colSums(!is.na(data))),
            mean = unname(colMeans(data, na.rm = TRUE)),
            sd = unname(apply(data, 2, stats::sd, na.rm = TRUE)),
            skewness = unname(psych::skew(data, type = 3)),
            floor = unname(colMeans(data == min, na.rm = TRUE)),
            ceiling = unname(colMeans(data == max, na.rm = TRUE)),
            itemRest = unname(a$item.stats$r.drop)),
        correlations = unname(cor(data, use = use)),
        persons = unname(crossprod(!is.na(data))))
    if (k > 2) result$items$alphaIfDeleted <- a$alpha.drop$raw_alpha
    if (complete) {
        stopifnot(abs(a$total$mean - result$mean) < 1e-12, abs(a$total$sd - sd) < 1e-12)
        for (level in c(0.95, 0.9)) {
            ci <- alpha.ci(alpha, n, k, p.val = 1 - level)
            result[[paste0("feldt", 100 * level)]] <- list(lower = ci$lower.ci, upper = ci$upper.ci)
        }
    }
    result
}

expected <- lapply(sets, function(set) {
    data <- if (is.null(set$data)) simulated(set$persons, set$items, set$points, set$gaps, set$seed) else set$data
    data <- unname(data)
    complete <- data[complete.cases(data), , drop = FALSE]
    listwise <- analysis(complete, "everything", set$min, set$max)
    if (ncol(data) > 2 && nrow(complete) > 20) listwise$omega <- omega(complete)
    c(
        if (is.null(set$data)) set[c("persons", "items", "points", "gaps", "seed")] else list(data = data),
        list(min = set$min, max = set$max, rows = nrow(data), n = nrow(complete), listwise = listwise),
        if (anyNA(data)) list(pairwise = analysis(data, "pairwise", set$min, set$max)))
})

write_json(
    list(
        versions = list(
            R = R.version.string, psych = as.character(packageVersion("psych")),
            lavaan = as.character(packageVersion("lavaan")),
            psychometric = as.character(packageVersion("psychometric"))),
        sets = expected),
    file.path(folder, "reliability.json"), digits = I(17), auto_unbox = TRUE, na = "null")
