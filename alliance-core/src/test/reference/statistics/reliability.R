# Reliability and item analysis: alpha, r.drop, alpha.drop and the scale's mean and SD (psych::alpha), Feldt's interval
# (psych::alpha.ci), omega with its delta-method interval and the fit of the model (lavaan::cfa, one factor, maximum
# likelihood), stratified alpha (of psych::alpha of the scales; its interval is that of a parameter that lavaan defines on a
# saturated model), SEM (psychometric::SE.Meas), skewness (psych::skew, type 3), inter-item correlations (cor), intervals of
# item-rest correlations (psych::r.con).
# Data: lavaan's HolzingerSwineford1939, x1 to x9 in three scales; `attitude` of R's datasets; its items in threes; psych's
# bfi, the first 400 rows of five items, which has gaps, and of five items of its agreeableness, one of which is reversed
# and not keyed, the first 60 rows of three of them: alpha below 0;
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
    holzingerSwineford = list(
        data = as.matrix(HolzingerSwineford1939[, paste0("x", 1:9)]), min = 0, max = 10,
        strata = list(visual = 1:3, textual = 4:6, speed = 7:9)),
    negative = list(data = as.matrix(na.omit(bfi[1:80, c("A1", "A2", "N5")])), min = 1, max = 6),
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
    k <- ncol(data)
    n <- nrow(data)
    l <- paste0("l", 1:k)
    model <- c(
        paste("f =~", paste0(l, "*", names(data), collapse = " + ")),
        paste0(names(data), " ~~ t", 1:k, "*", names(data)),
        paste0("omega := (", paste(l, collapse = " + "), ")^2 / ((", paste(l, collapse = " + "), ")^2 + ",
               paste0("t", 1:k, collapse = " + "), ")"))
    fit <- suppressWarnings(cfa(
        paste(model, collapse = "\n"), data, std.lv = TRUE, optim.method = "GN", optim.gn.tol.x = 1e-14,
        optim.gn.iter.max = 5000))
    stopifnot(lavInspect(fit, "converged"), max(abs(lavInspect(fit, "gradient"))) < 1e-11)
    estimates <- inspect(fit, "est")
    loadings <- unname(estimates$lambda[, 1])
    unique <- unname(diag(estimates$theta))
    stopifnot(min(unique) > 0)
    defined <- parameterEstimates(fit)
    defined <- defined[defined$lhs == "omega", ]
    measures <- as.list(fitMeasures(fit, c(
        "chisq", "df", "baseline.chisq", "baseline.df", "cfi", "tli", "rmsea", "rmsea.ci.lower", "rmsea.ci.upper", "srmr")))
    bounds <- rmseaBounds(measures$chisq, measures$df, n)
    # lavaan looks for its bounds with R's default tolerance
    stopifnot(abs(bounds - c(measures$rmsea.ci.lower, measures$rmsea.ci.upper)) < 1e-4)
    list(
        value = sum(loadings)^2 / (sum(loadings)^2 + sum(unique)),
        se = defined$se, lower = defined$ci.lower, upper = defined$ci.upper,
        # lavaan's covariances have n in the denominator
        loadings = abs(sum(sign(loadings))) / sum(sign(loadings)) * loadings * sqrt(n / (n - 1)),
        uniqueVariances = unique * n / (n - 1),
        discrepancy = 2 * lavInspect(fit, "optim")$fx,
        fit = list(
            chiSquare = measures$chisq, df = measures$df, baselineChiSquare = measures$baseline.chisq,
            baselineDf = measures$baseline.df, cfi = measures$cfi, tli = measures$tli, rmsea = measures$rmsea,
            rmseaLower = bounds[1], rmseaUpper = bounds[2], srmr = measures$srmr))
}

# as lavaan has them, with a tolerance that leaves twelve digits
rmseaBounds <- function(chisq, df, n) {
    if (df == 0) return(c(0, 0))
    bound <- function(share) {
        below <- function(ncp) pchisq(chisq, df, ncp = ncp) - share
        if (below(0) < 0) return(0)
        sqrt(uniroot(below, c(0, max(n, 4 * chisq)), tol = 1e-13, maxiter = 1e4)$root / (n * df))
    }
    c(bound(0.95), bound(0.05))
}

# 1 - sum of var (1 - alpha) of the scales / var; its interval by lavaan
stratified <- function(data, strata) {
    data <- as.data.frame(data)
    names(data) <- paste0("x", seq_along(data))
    error <- sapply(strata, function(items) {
        var(rowSums(data[items])) * (1 - psych::alpha(data[items], check.keys = FALSE, warnings = FALSE)$total$raw_alpha)
    })
    value <- 1 - sum(error) / var(rowSums(data))
    label <- function(i, j) paste0("c", max(i, j), "_", min(i, j))
    pairs <- expand.grid(i = seq_along(data), j = seq_along(data))
    lower <- pairs[pairs$i >= pairs$j, ]
    total <- paste(mapply(label, pairs$i, pairs$j), collapse = " + ")
    of <- function(items) {
        m <- length(items)
        inside <- expand.grid(i = items, j = items)
        sum <- paste(mapply(label, inside$i, inside$j), collapse = " + ")
        diagonal <- paste(mapply(label, items, items), collapse = " + ")
        sprintf("(%s) - %d/%d * ((%s) - (%s))", sum, m, m - 1, sum, diagonal)
    }
    model <- c(
        sprintf("x%d ~~ %s*x%d", lower$i, mapply(label, lower$i, lower$j), lower$j),
        sprintf("stratified := 1 - (%s) / (%s)", paste(sapply(strata, of), collapse = " + "), total))
    fit <- lavaan(paste(model, collapse = "\n"), data)
    defined <- parameterEstimates(fit)
    defined <- defined[defined$lhs == "stratified", ]
    stopifnot(abs(defined$est - value) < 1e-6)
    list(value = value, lower = value - qnorm(0.975) * defined$se, upper = value + qnorm(0.975) * defined$se,
         sem = SE.Meas(sd(rowMeans(data)), value))
}

# items over those who answered the item and at least a share of the others; the rest is the mean of those answered
prorated <- function(data, share, min, max) {
    k <- ncol(data)
    figures <- sapply(1:k, function(i) {
        others <- data[, -i, drop = FALSE]
        use <- !is.na(data[, i]) & rowSums(!is.na(others)) >= ceiling(share * (k - 1) - 1e-9)
        x <- data[use, i]
        r <- cor(x, rowMeans(others[use, , drop = FALSE], na.rm = TRUE))
        bounds <- r.con(r, length(x))
        c(n = length(x), mean = mean(x), sd = sd(x), skewness = psych::skew(x, type = 3), floor = mean(x == min),
          ceiling = mean(x == max), itemRest = r, lower = bounds[1], upper = bounds[2])
    })
    c(list(policy = paste0("prorate:", share)), lapply(split(figures, rownames(figures)), as.vector))
}

analysis <- function(data, min, max) {
    n <- nrow(data)
    k <- ncol(data)
    colnames(data) <- paste0("x", 1:k)
    a <- suppressWarnings(psych::alpha(as.data.frame(data), max = 200, check.keys = FALSE, warnings = FALSE))
    alpha <- a$total$raw_alpha
    covariance <- cov(data)
    sd <- sqrt(sum(covariance)) / k
    result <- list(
        mean = mean(colMeans(data)), sd = sd, alpha = alpha, sem = SE.Meas(sd, alpha),
        items = list(
            mean = unname(colMeans(data)),
            sd = unname(apply(data, 2, stats::sd)),
            skewness = unname(psych::skew(data, type = 3)),
            floor = unname(colMeans(data == min)),
            ceiling = unname(colMeans(data == max)),
            itemRest = unname(a$item.stats$r.drop)),
        correlations = unname(cor(data)))
    rest <- sapply(a$item.stats$r.drop, r.con, n = n)
    result$items$itemRestLower <- rest[1, ]
    result$items$itemRestUpper <- rest[2, ]
    if (k > 2) result$items$alphaIfDeleted <- a$alpha.drop$raw_alpha
    stopifnot(abs(a$total$mean - result$mean) < 1e-12, abs(a$total$sd - sd) < 1e-12)
    for (level in c(0.95, 0.9)) {
        ci <- alpha.ci(alpha, n, k, p.val = 1 - level)
        result[[paste0("feldt", 100 * level)]] <- list(lower = ci$lower.ci, upper = ci$upper.ci)
    }
    result
}

expected <- lapply(sets, function(set) {
    data <- if (is.null(set$data)) simulated(set$persons, set$items, set$points, set$gaps, set$seed) else set$data
    data <- unname(data)
    complete <- data[complete.cases(data), , drop = FALSE]
    listwise <- analysis(complete, set$min, set$max)
    if (ncol(data) > 2 && nrow(complete) > 20 && listwise$alpha > 0) listwise$omega <- omega(complete)
    if (!is.null(set$strata)) listwise$stratified <- stratified(complete, set$strata)
    c(
        if (is.null(set$data)) set[c("persons", "items", "points", "gaps", "seed")] else list(data = data),
        if (!is.null(set$strata)) set["strata"],
        list(min = set$min, max = set$max, rows = nrow(data), n = nrow(complete), listwise = listwise),
        if (anyNA(data)) list(prorated = prorated(data, 0.8, set$min, set$max)))
})

write_json(
    list(
        versions = list(
            R = R.version.string, psych = as.character(packageVersion("psych")),
            lavaan = as.character(packageVersion("lavaan")),
            psychometric = as.character(packageVersion("psychometric"))),
        sets = expected),
    file.path(folder, "reliability.json"), digits = I(17), auto_unbox = TRUE, na = "null")
