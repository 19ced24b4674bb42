# Keying check: the mean over items of the corrected item-total correlation (psych::alpha's r.drop) under several keys,
# with the interval of psych::r.con. Data: six items on 1..5 of a one-factor model from a linear congruential generator,
# items 2 and 5 to be reversed; without gaps, with gaps (pairwise covariances, as psych::alpha has them), and a small file.
# And three invented files of 150 sheets in which one or four items are coded the wrong way round, keying-*.csv: of each
# scale alpha, alpha.drop and r.drop (psych::alpha) and omega (lavaan::cfa as in reliability.R; a turned item loads
# negatively), and of each item of the total the interval of r.drop (psych::r.con).
suppressPackageStartupMessages({
    library(psych)
    library(lavaan)
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

answers <- function(n, seed) {
    u <- matrix(lcg(n * 21, seed), nrow = n)
    person <- rowSums(u[, 1:3])
    raw <- sapply(1:6, function(item) {
        pmin(5, pmax(1, round(-0.4 + 1.4 * person + 2.4 * (u[, 3 + item] + u[, 9 + item] - 1))))
    })
    raw[, c(2, 5)] <- 6 - raw[, c(2, 5)]
    list(raw = raw, u = u)
}

large <- answers(400, 11)$raw
gapped <- answers(90, 12)
gaps <- gapped$raw
gaps[gapped$u[, 16:21] < 0.06] <- NA
small <- answers(30, 13)$raw
sets <- list(large = large, gaps = gaps, small = small)

intervals <- function(r, n) {
    bounds <- t(sapply(r, r.con, n = n))
    data.frame(value = r, lower = bounds[, 1], upper = bounds[, 2])
}

fewest <- function(data) min(pairwiseCount(data, diagonal = TRUE))

expected <- lapply(sets, function(raw) {
    hypotheses <- lapply(list(declared = c(2, 5), none = integer(0), other = c(2, 6)), function(turned) {
        keyed <- raw
        keyed[, turned] <- 6 - keyed[, turned]
        colnames(keyed) <- paste0("i", 1:6)
        drop <- suppressWarnings(alpha(keyed, check.keys = FALSE, warnings = FALSE))$item.stats$r.drop
        bounds <- r.con(mean(drop), fewest(keyed))
        list(itemRests = intervals(drop, fewest(keyed)), mean = mean(drop), lower = bounds[1], upper = bounds[2])
    })
    list(n = fewest(raw), answers = raw, hypotheses = hypotheses)
})

wai_sr <- list(goal = c(4, 6, 8, 11), task = c(1, 2, 10, 12), bond = c(3, 5, 7, 9), total = 1:12)
wai <- list(
    goal = c(3, 6, 9, 10, 12, 14, 22, 25, 27, 30, 32, 34),
    task = c(2, 4, 7, 11, 13, 15, 16, 18, 24, 31, 33, 35),
    bond = c(1, 5, 8, 17, 19, 20, 21, 23, 26, 28, 29, 36),
    total = 1:36)
files <- list(
    "wai-sr-one-item-turned" = list(scales = wai_sr, reversed = integer(0), max = 5),
    "wai-four-items-turned" = list(
        scales = wai, reversed = c(1, 3, 7, 9, 10, 11, 12, 15, 20, 27, 29, 31, 33, 34), max = 7),
    "wai-sr-one-item-turned-strongly" = list(scales = wai_sr, reversed = integer(0), max = 5))

omega <- function(data) {
    data <- as.data.frame(data)
    names(data) <- paste0("x", seq_along(data))
    fit <- suppressWarnings(cfa(
        paste("f =~", paste(names(data), collapse = " + ")), data, std.lv = TRUE, optim.method = "GN",
        optim.gn.tol.x = 1e-14, optim.gn.iter.max = 5000))
    estimates <- inspect(fit, "est")
    stopifnot(
        lavInspect(fit, "converged"), max(abs(lavInspect(fit, "gradient"))) < 1e-11, min(diag(estimates$theta)) > 0)
    common <- sum(estimates$lambda)^2
    common / (common + sum(diag(estimates$theta)))
}

turned <- lapply(names(files), function(name) {
    file <- files[[name]]
    keyed <- as.matrix(read.csv(paste0("keying-", name, ".csv"), check.names = FALSE)[as.character(file$scales$total)])
    keyed[, file$reversed] <- file$max + 1 - keyed[, file$reversed]
    scales <- lapply(file$scales, function(items) {
        a <- suppressWarnings(alpha(keyed[, items], check.keys = FALSE, warnings = FALSE))
        list(
            items = items, alpha = a$total$raw_alpha, alphaIfDeleted = a$alpha.drop$raw_alpha,
            itemRests = a$item.stats$r.drop, omega = omega(keyed[, items]))
    })
    rests <- intervals(scales$total$itemRests, nrow(keyed))
    list(n = nrow(keyed), scales = scales, itemRests = rests, against = I(which(rests$upper < 0)))
})
names(turned) <- names(files)

write_json(
    list(
        versions = list(
            R = R.version.string,
            psych = as.character(packageVersion("psych")),
            lavaan = as.character(packageVersion("lavaan"))),
        sets = expected,
        files = turned),
    file.path(folder, "keying.json"), digits = I(17), auto_unbox = TRUE, na = "null", pretty = FALSE)
