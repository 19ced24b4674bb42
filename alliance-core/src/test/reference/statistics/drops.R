# Drops: thresholds of the rule running-mean, drops of some series by both rules, the share of chance drops that recover,
# and by simulation how often each rule finds a drop. Base R only; the method is described in DropRule's Javadoc.
#   running-mean   below the mean of the j scores before by more than z SEM sqrt(1 + 1/j), z = qnorm((1 - a)^(1/(n - 1)))
#   control-chart  below the series' own least-squares line by more than 2.66 mean moving ranges of its residuals
# The first score is never a drop. A drop recovers when one of the next three scores is at least its reference less one
# SEM (on the chart: less a third of 2.66 mean moving ranges).
suppressPackageStartupMessages(library(jsonlite))
folder <- commandArgs(trailingOnly = TRUE)[1]
RNGkind("Mersenne-Twister", "Inversion", "Rejection")

critical <- function(n, a) qnorm((1 - a)^(1 / (n - 1)))

running <- function(y, sem, a) {
    n <- length(y)
    j <- 1:(n - 1)
    reference <- cumsum(y)[j] / j
    threshold <- critical(n, a) * sem * sqrt(1 + 1 / j)
    list(reference = reference, threshold = threshold, drops = which(reference - y[-1] > threshold) + 1)
}

chart <- function(y, x) {
    line <- lm(y ~ x)
    limit <- 2.66 * mean(abs(diff(residuals(line))))
    below <- which(-residuals(line) > limit)
    list(reference = unname(fitted(line)), threshold = limit, sem = limit / 3, drops = as.list(unname(below[below > 1])))
}

thresholds <- lapply(
    list(c(2, .05), c(3, .05), c(5, .01), c(10, .05), c(10, .5), c(16, .2), c(40, .05), c(200, .001), c(1000, .05)),
    function(case) list(n = case[1], alarmRate = case[2], z = critical(case[1], case[2])))

# quarters, as the tests' instrument of four items has them
courses <- list(
    dip = list(x = 1:8, y = c(4, 4.25, 4, 3, 4.25, 4, 4.25, 4.25)),
    step = list(x = 1:10, y = c(4.5, 4.25, 4.5, 4.75, 3.25, 3, 3.25, 3.25, 3, 3.5)),
    decline = list(x = 1:10, y = c(5, 4.5, 4.25, 4, 3.75, 3.5, 3, 2.75, 2.5, 2.25)),
    gaps = list(x = c(1, 2, 4, 5, 8, 9, 12, 13), y = c(3.5, 4, 3.75, 4, 2.5, 4, 3.75, 4)),
    spike = list(x = 1:14, y = c(4, 4.25, 4, 4.25, 4, 4.25, 4, 4.25, 1.5, 4.25, 4, 4.25, 4, 4.25)),
    sloping = list(x = 1:14, y = c(5, 5, 4.75, 4.5, 4.5, 4.25, 4, 4, 2, 3.75, 3.5, 3.25, 3.25, 3)),
    late = list(x = c(1, 3, 4, 6, 7, 8, 9, 11, 12), y = c(3, 3, 3.25, 3.25, 3, 3.25, 3, 3.25, 1.75)),
    two = list(x = 1:2, y = c(4, 2.75)))
series <- lapply(courses, function(one) {
    c(one, list(
        runningMean = lapply(list(c(.2, .05), c(.4, .05), c(.3, .3)), function(by) {
            found <- running(one$y, by[1], by[2])
            list(
                sem = by[1], alarmRate = by[2], threshold = critical(length(one$y), by[2]) * by[1],
                references = as.list(found$reference), thresholds = as.list(found$threshold),
                drops = as.list(found$drops))
        }),
        controlChart = if (length(one$y) >= 8) chart(one$y, one$x)))
})

# Of drops by chance after j scores, the share back within one SEM in one of the next m scores. Given the standardised
# distance t > z of such a drop, its reference is normal with mean t / sqrt(j (j + 1)) and variance 1 / (j + 1).
recovers <- function(n, a, j, m) {
    z <- critical(n, a)
    tail <- 1 - (1 - a)^(1 / (n - 1))
    missed <- function(t) sapply(t, function(one) {
        centre <- one / sqrt(j * (j + 1))
        width <- 1 / sqrt(j + 1)
        integrate(
            function(r) pnorm(r - 1)^m * dnorm(r, centre, width), centre - 9 * width, centre + 9 * width,
            rel.tol = 1e-11, abs.tol = 0)$value
    })
    1 - integrate(function(t) missed(t) * dnorm(t), z, z + 9, rel.tol = 1e-10, abs.tol = 0)$value / tail
}
recovery <- list()
for (case in list(
    c(10, .05, 1, 3), c(10, .05, 2, 1), c(10, .05, 5, 3), c(10, .05, 7, 2), c(10, .05, 8, 1), c(3, .05, 1, 1),
    c(40, .2, 30, 3), c(4, .5, 2, 1))) {
    recovery[[length(recovery) + 1]] <- list(
        n = case[1], alarmRate = case[2], before = case[3], after = case[4],
        share = recovers(case[1], case[2], case[3], case[4]))
}
whole <- function(n, a) mean(sapply(1:(n - 2), function(j) recovers(n, a, j, min(3, n - 1 - j)))) * (n - 2) / (n - 1)
recoveryOfSeries <- lapply(c(4, 10, 20), function(n) list(n = n, alarmRate = .05, share = whole(n, .05)))

# ---- by simulation

found <- function(y, x, rule) {
    n <- ncol(y)
    if (rule == "running-mean") {
        j <- 1:(n - 1)
        sums <- y
        for (i in 2:n) sums[, i] <- sums[, i - 1] + y[, i]
        reference <- sweep(sums[, j, drop = FALSE], 2, j, "/")
        return(sweep(reference - y[, -1], 2, critical(n, .05) * sqrt(1 + 1 / j), ">"))
    }
    centred <- x - mean(x)
    residual <- y - rowMeans(y) - outer(as.vector(y %*% centred) / sum(centred^2), centred)
    limit <- 2.66 * rowMeans(abs(residual[, -1] - residual[, -n]))
    -residual[, -1] > limit
}
recoveredWithin <- function(y, x, m) {
    # on the chart: how many drops with m scores after them, and how many of them recover
    n <- ncol(y)
    centred <- x - mean(x)
    slope <- as.vector(y %*% centred) / sum(centred^2)
    residual <- y - rowMeans(y) - outer(slope, centred)
    sigma <- 2.66 / 3 * rowMeans(abs(residual[, -1] - residual[, -n]))
    total <- c(0, 0)
    for (i in 2:(n - m)) {
        hit <- which(-residual[, i] > 3 * sigma)
        if (length(hit) == 0) next
        level <- y[hit, i] - residual[hit, i] - sigma[hit]
        best <- do.call(pmax, lapply(1:m, function(k) y[hit, i + k]))
        total <- total + c(length(hit), sum(best >= level))
    }
    total
}

# the alarm rate of the control chart for a stable series of n scores, and the recoveries of its drops by chance
chartRate <- function(n, series, seed) {
    set.seed(seed)
    alarms <- 0
    after <- matrix(0, 2, 3)
    block <- max(1000, floor(1e6 / n))
    done <- 0
    while (done < series) {
        y <- matrix(rnorm(block * n), block)
        alarms <- alarms + sum(rowSums(found(y, 1:n, "control-chart")) > 0)
        after <- after + sapply(1:3, function(m) recoveredWithin(y, 1:n, m))
        done <- done + block
    }
    list(n = n, series = done, alarmRate = alarms / done, recovered = as.list(after[2, ] / after[1, ]))
}
sizes <- c(8, 9, 10, 11, 12, 15, 20, 25, 30, 50, 70, 100, 200)
chartRates <- Map(chartRate, sizes, ifelse(sizes <= 12, 1.5e6, ifelse(sizes <= 30, 4e5, 1e5)), 20261129 + sizes)

courseOf <- function(kind, n) switch(
    kind,
    stable = rep(0, n),
    step = -4 * (1:n > n %/% 2),
    decline = -.2 * (0:(n - 1)))
rates <- list()
for (rule in c("running-mean", "control-chart")) {
    for (kind in c("stable", "step", "decline")) {
        for (n in c(8, 10, 20)) {
            set.seed(20261130 + n)
            y <- matrix(rnorm(200000 * n), 200000) + matrix(courseOf(kind, n), 200000, n, byrow = TRUE)
            hits <- rowSums(found(y, 1:n, rule)) > 0
            rates[[length(rates) + 1]] <- list(rule = rule, course = kind, n = n, series = 200000, share = mean(hits))
        }
    }
}

write_json(
    list(
        versions = list(R = R.version.string), thresholds = thresholds, series = series, recovery = recovery,
        recoveryOfSeries = recoveryOfSeries, chartRates = chartRates, rates = rates),
    file.path(folder, "drops.json"), digits = I(17), auto_unbox = TRUE, na = "null")
