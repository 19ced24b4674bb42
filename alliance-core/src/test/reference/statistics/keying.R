# Keying check: the mean over items of the corrected item-total correlation (psych::alpha's r.drop) under several keys,
# with the interval of psych::r.con. Data: six items on 1..5 of a one-factor model from a linear congruential generator,
# items 2 and 5 to be reversed; without gaps, with gaps (pairwise covariances, as psych::alpha has them), and a small file.
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

fewest <- function(data) min(pairwiseCount(data, diagonal = TRUE))

expected <- lapply(sets, function(raw) {
    hypotheses <- lapply(list(declared = c(2, 5), none = integer(0), other = c(2, 6)), function(turned) {
        keyed <- raw
        keyed[, turned] <- 6 - keyed[, turned]
        colnames(keyed) <- paste0("i", 1:6)
        drop <- suppressWarnings(alpha(keyed, check.keys = FALSE, warnings = FALSE))$item.stats$r.drop
        bounds <- r.con(mean(drop), fewest(keyed))
        list(itemRests = drop, mean = mean(drop), lower = bounds[1], upper = bounds[2])
    })
    list(n = fewest(raw), answers = raw, hypotheses = hypotheses)
})

write_json(
    list(
        versions = list(R = R.version.string, psych = as.character(packageVersion("psych"))),
        sets = expected),
    file.path(folder, "keying.json"), digits = I(17), auto_unbox = TRUE, na = "null", pretty = FALSE)
