# How many further studies a 95 % prediction interval holds. Not a reference value and not run by run.sh: 9,000 fits.
#
#   Rscript --vanilla prediction.R
#
# Studies of 20 to 200 persons, true effects normal about Fisher's z of .3, 600 samples a row. R 4.2.2, metafor 3.8.1:
#
#   I2  studies  normal  Knapp-Hartung  with the ad hoc correction
#   .2        3    .883           .900                        .998
#   .2        5    .860           .870                        .945
#   .2       10    .850           .850                        .893
#   .2       20    .798           .798                        .825
#   .2       50    .840           .842                        .848
#   .5        3    .800           .892                        .973
#   .5        5    .803           .842                        .877
#   .5       10    .845           .860                        .865
#   .5       20    .867           .882                        .883
#   .5       50    .927           .937                        .937
#   .8        3    .757           .885                        .932
#   .8        5    .823           .908                        .913
#   .8       10    .887           .923                        .923
#   .8       20    .908           .927                        .928
#   .8       50    .925           .937                        .937
suppressPackageStartupMessages(library(metafor))
set.seed(1)

held <- function(k, i2, samples = 600) {
    hits <- c(normal = 0, knappHartung = 0, adHoc = 0)
    used <- 0
    for (sample in 1:samples) {
        v <- 1 / (base::sample(20:200, k, TRUE) - 3)
        typical <- (k - 1) * sum(1 / v) / (sum(1 / v)^2 - sum(1 / v^2))
        tau2 <- i2 / (1 - i2) * typical
        y <- rnorm(k, rnorm(k, 0.3, sqrt(tau2)), sqrt(v))
        further <- rnorm(1, 0.3, sqrt(tau2))
        fit <- tryCatch(
            suppressWarnings(rma(y, v, method = "REML", control = list(maxiter = 1000, stepadj = 0.5))),
            error = function(e) NULL)
        if (is.null(fit)) next
        holds <- function(model) {
            interval <- predict(model)
            further >= interval$pi.lb && further <= interval$pi.ub
        }
        used <- used + 1
        hits <- hits + c(
            holds(fit),
            holds(suppressWarnings(rma(y, v, tau2 = fit$tau2, test = "knha"))),
            holds(suppressWarnings(rma(y, v, tau2 = fit$tau2, test = "adhoc"))))
    }
    round(hits / used, 3)
}

for (i2 in c(0.2, 0.5, 0.8)) for (k in c(3, 5, 10, 20, 50)) cat(i2, k, held(k, i2), "\n")
