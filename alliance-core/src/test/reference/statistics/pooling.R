# Pooling: metafor's escalc (Fisher's z; means), rma (fixed, DerSimonian-Laird, REML, Knapp-Hartung, and the latter with
# the ad hoc correction) and predict; the standard deviations within studies and of all persons from raw data.
# Data: metadat's dat.molloy2014 and dat.mcdaniel1994; studies from a linear congruential generator: without true
# differences, with large ones, with sizes from 4 to 20,000; some of fewer than four pairs, which are left out; with a
# likelihood of two peaks; with one that Fisher scoring climbs in more than a thousand steps; three studies, two and one;
# raw scores of several groups from the same generator, stored as sizes, means and deviations.
suppressPackageStartupMessages({
    library(metafor)
    library(metadat)
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

studies <- function(r, n) data.frame(r = r, n = n)

u <- lcg(400, 20260502)
sizes <- round(20 + 200 * u[1:40])
unequal <- round(4 * 5000 ^ u[101:150])
sets <- list(
    molloy2014 = studies(dat.molloy2014$ri, dat.molloy2014$ni),
    mcdaniel1994 = studies(dat.mcdaniel1994$ri, dat.mcdaniel1994$ni),
    homogeneous = studies(round(0.28 + 0.06 * (u[41:80] - 0.5), 3), sizes),
    heterogeneous = studies(round(1.8 * (u[201:240] - 0.5), 3), sizes),
    unequalSizes = studies(round(0.2 + 0.8 * (u[151:200] - 0.5), 3), unequal),
    someUnusable = studies(c(dat.molloy2014$ri[1:10], 0.9, -0.4, 0), c(dat.molloy2014$ni[1:10], 3, 1, 2)),
    # restricted likelihoods with a peak beside the one at zero, which is higher
    twoPeaks = studies(c(0.82, -0.73, -0.63, 0.83), c(1351, 4, 4, 65)),
    twoPeaksMore = studies(c(-0.48, -0.75, -0.75, -0.74, 0.47), c(8, 5, 1177, 1439, 7)),
    slow = studies(c(-0.51, 0.18, -0.16, -0.25, 0.46, -0.07), c(6, 5, 6, 6, 30, 4)),
    three = studies(c(0.3, 0.1, 0.4), c(53, 103, 83)),
    two = studies(c(0.25, 0.45), c(80, 120)),
    twoAlike = studies(c(0.25, 0.26), c(80, 120)),
    one = studies(0.278, 295))

# a variance that the iterations left short of zero
settled <- function(tau2) if (tau2 < 1e-12) 0 else tau2
control <- list(threshold = 1e-14, maxiter = 100000)

random <- function(y, v, method, back) {
    fit <- suppressWarnings(rma(y, v, method = method, control = control))
    adjusted <- suppressWarnings(rma(y, v, method = method, test = "knha", control = control))
    corrected <- suppressWarnings(rma(y, v, method = method, test = "adhoc", control = control))
    further <- predict(fit)
    bounds <- function(model) {
        prediction <- predict(model)
        list(
            se = model$se, lower = back(model$ci.lb), upper = back(model$ci.ub),
            prediction = list(lower = back(prediction$pi.lb), upper = back(prediction$pi.ub)))
    }
    list(
        value = back(c(fit$beta)), lower = back(fit$ci.lb), upper = back(fit$ci.ub), se = fit$se,
        tau2 = settled(fit$tau2), weights = unname(weights(fit)) / 100,
        prediction = list(lower = back(further$pi.lb), upper = back(further$pi.ub)),
        knappHartung = bounds(adjusted),
        adHoc = bounds(corrected))
}

pooled <- function(y, v, back) {
    fit <- rma(y, v, method = "FE")
    result <- list(fixed = list(
        value = back(c(fit$beta)), lower = back(fit$ci.lb), upper = back(fit$ci.ub), se = fit$se,
        weights = as.list(unname(weights(fit)) / 100)))
    if (length(y) > 1) {
        result$q <- fit$QE
        result$i2 <- max(0, (fit$QE - (length(y) - 1)) / fit$QE)
        result$dl <- random(y, v, "DL", back)
        result$reml <- random(y, v, "REML", back)
    }
    result
}

correlations <- lapply(sets, function(set) {
    usable <- set[set$n > 3, ]
    effects <- escalc(measure = "ZCOR", ri = usable$r, ni = usable$n)
    own <- summary(effects)
    c(list(r = as.list(set$r), n = as.list(set$n),
           lower = as.list(transf.ztor(own$ci.lb)), upper = as.list(transf.ztor(own$ci.ub))),
      pooled(c(effects$yi), c(effects$vi), transf.ztor))
})

raw <- function(seed, sizes, centres, digits) {
    values <- lcg(sum(sizes), seed)
    group <- rep(seq_along(sizes), sizes)
    list(score = round(pmin(7, pmax(1, centres[group] + 3 * (values - 0.5))), digits), group = factor(group))
}

groups <- list(
    five = raw(20260503, c(12, 40, 25, 9, 150), c(4.6, 5.2, 5.7, 3.9, 5.5), 0),
    alike = raw(20260504, c(30, 30, 30, 30), c(5, 5, 5, 5), 2),
    two = raw(20260505, c(2, 3), c(4, 5), 1))

means <- lapply(groups, function(set) {
    n <- c(tapply(set$score, set$group, length))
    mean <- c(tapply(set$score, set$group, mean))
    sd <- c(tapply(set$score, set$group, sd))
    effects <- escalc(measure = "MN", mi = mean, sdi = sd, ni = n)
    own <- summary(effects)
    residual <- anova(lm(set$score ~ set$group))["Residuals", "Mean Sq"]
    c(list(n = unname(n), mean = unname(mean), sd = unname(sd), lower = own$ci.lb, upper = own$ci.ub,
           meanOfAll = mean(set$score), sdPooled = sqrt(residual), sdTotal = sd(set$score)),
      pooled(c(effects$yi), c(effects$vi), identity))
})

versions <- list(
    R = R.version.string,
    metafor = as.character(packageVersion("metafor")),
    metadat = as.character(packageVersion("metadat")))
write_json(list(versions = versions, correlations = correlations, means = means),
           file.path(folder, "pooling.json"), digits = 17, auto_unbox = TRUE, pretty = TRUE)
