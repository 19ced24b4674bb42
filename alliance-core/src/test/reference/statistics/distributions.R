# The noncentral chi-square distribution (stats::pchisq), from which the interval of RMSEA comes.
library(jsonlite)
folder <- commandArgs(trailingOnly = TRUE)[1]
grid <- rbind(
    expand.grid(value = c(0.3, 5, 40, 312.26), df = c(1, 2, 27), noncentrality = c(0, 0.7, 30, 280)),
    data.frame(value = 20000, df = 100, noncentrality = c(19500, 20200)))
grid$share <- with(grid, pchisq(value, df, ncp = noncentrality))
write_json(
    list(versions = list(R = R.version.string), noncentralChiSquare = grid),
    file.path(folder, "distributions.json"), digits = I(17), auto_unbox = TRUE)
