# Change over sessions: reliable change (psychometric::SE.Meas, Est.true), slopes (lm, nlme::lmList), within- and
# between-person relations, ICC1 and the reliability of person means (psych::statsBy, lm, lme4::lmer), repeated-measures reliability (psych::mlr, lmer = FALSE, aov = TRUE).
# Data: generated here by a linear congruential generator; Orthodont of nlme (Potthoff & Roy 1964); the ratings of Shrout
# and Lane (2012) as the example of psych's mlr prints them. An observation, or person, with a gap is left out.
suppressPackageStartupMessages({
    library(psych)
    library(psychometric)
    library(lme4)
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

reliable <- lapply(
    list(
        list(sd = 0.5, reliability = 0.84, from = 3.5, to = 4.25),
        list(sd = 0.81, reliability = 0.93, from = 5, to = 1.25),
        list(sd = 1.2, reliability = 0, from = 2.25, to = 3.5),
        list(sd = 0.7, reliability = 0.71, from = 3.25, to = 3.25)),
    function(case) {
        sem <- SE.Meas(case$sd, case$reliability)
        difference <- case$to - case$from
        c(case, list(
            sem = sem, difference = difference, index = difference / (sqrt(2) * sem),
            mdc = 1.96 * sqrt(2) * sem,
            lower = difference - 1.96 * sqrt(2) * sem, upper = difference + 1.96 * sqrt(2) * sem))
    })

# Edwards-Nunnally: an interval about the estimated true score of the earlier occasion
regressed <- lapply(
    list(
        list(sd = 0.6, reliability = 0.88, mean = 3.8, from = 3.0, to = 3.7),
        list(sd = 0.5, reliability = 0.84, mean = 4.25, from = 3.5, to = 3.75),
        list(sd = 0.81, reliability = 0.93, mean = 3, from = 5, to = 1.25),
        list(sd = 1.2, reliability = 0, mean = 3, from = 2.25, to = 3.5)),
    function(case) {
        expected <- Est.true(case$from, case$mean, case$reliability)
        sem <- SE.Meas(case$sd, case$reliability)
        c(case, list(
            expected = expected, lower = expected - 1.96 * sem, upper = expected + 1.96 * sem,
            index = (case$to - case$from) / (sqrt(2) * sem)))
    })

u <- lcg(3000, 20260502)
line <- function(x, y) {
    complete <- !is.na(y)
    model <- lm(y[complete] ~ x[complete])
    bounds <- confint(model)[2, ]
    # the same slope by another road
    d <- data.frame(x = x[complete], y = y[complete], g = 1)
    stopifnot(isTRUE(all.equal(unname(coef(nlme::lmList(y ~ x | g, d))$x), unname(coef(model)[2]), tolerance = 1e-12)))
    list(
        x = x, y = y, used = sum(complete),
        slope = unname(coef(model)[2]), intercept = unname(coef(model)[1]),
        se = unname(coef(summary(model))[2, 2]), lower = unname(bounds[1]), upper = unname(bounds[2]))
}
gaps <- round(3 + 0.05 * (1:16) + u[1:16], 2)
gaps[c(3, 4, 9, 15)] <- NA
slopes <- list(
    byHand = line(c(1, 2, 4), c(3, 3.5, 4.75)),
    falling = line(c(0, 2, 3, 7, 11), c(5, 4.25, 4.5, 3, 3.75)),
    gaps = line(1:16, gaps),
    large = line(seq(1, 999, by = 2), round(4 + 0.001 * (1:500) + 2 * u[21:520], 3)),
    weeks = line(c(0, 1, 15 / 7, 4.5, 9), c(2.5, 3, 2.75, 4, 4.25)))

relate <- function(person, x, y, session = ave(person, person, FUN = seq_along)) {
    complete <- !is.na(x) & !is.na(y)
    d <- data.frame(id = person[complete], x = x[complete], y = y[complete], session = session[complete])
    by <- suppressWarnings(statsBy(d[c("id", "x", "y")], "id", cors = TRUE))
    d$mx <- ave(d$x, d$id)
    d$my <- ave(d$y, d$id)
    d$dx <- d$x - d$mx
    within <- lm(y ~ x + factor(id), d)
    given <- lm(y ~ x + session + factor(id), d)
    t <- coef(summary(given))["x", "t value"]
    partial <- t / sqrt(t^2 + given$df.residual)
    means <- aggregate(cbind(x, y) ~ id, d, mean)
    between <- lm(y ~ x, means)
    bounds <- function(model) list(lower = unname(confint(model)["x", 1]), upper = unname(confint(model)["x", 2]))
    mixed <- suppressMessages(suppressWarnings(lmer(
        y ~ dx + mx + (1 | id), d, control = lmerControl(optCtrl = list(xtol_abs = 1e-14, ftol_abs = 1e-14)))))
    stopifnot(abs(fixef(mixed)["dx"] / coef(within)["x"] - 1) < 1e-8)
    n <- nrow(d)
    g <- nrow(means)
    squares <- anova(lm(x ~ factor(id), d))[["Mean Sq"]]
    n0 <- (n - sum(table(d$id)^2) / n) / (g - 1)
    ratio <- squares[1] / squares[2] * c(1 / qf(0.975, g - 1, n - g), qf(0.975, n - g, g - 1))
    outcome <- anova(lm(y ~ factor(id), d))[["Mean Sq"]]
    icc <- function(squares) (squares[1] - squares[2]) / (squares[1] + (n0 - 1) * squares[2])
    if (length(unique(table(d$id))) == 1) stopifnot(abs(icc(squares) - by$ICC1["x"]) < 1e-12)
    parts <- as.data.frame(VarCorr(suppressMessages(lmer(x ~ 1 + (1 | id), d,
        control = lmerControl(optCtrl = list(xtol_abs = 1e-15, ftol_abs = 1e-15))))))$vcov
    interval <- function(r, n) if (n > 3) list(lower = r.con(r, n)[1], upper = r.con(r, n)[2])
    list(
        person = person, session = session, x = x, y = y, sessions = n, persons = g,
        within = c(list(
            r = unname(by$rwg[1, 2]), slope = unname(coef(within)["x"]),
            se = unname(coef(summary(within))["x", 2]), df = within$df.residual,
            correlation = interval(unname(by$rwg[1, 2]), n - g + 1)), bounds(within)),
        givenSession = c(list(
            r = partial, slope = unname(coef(given)["x"]),
            se = unname(coef(summary(given))["x", 2]), df = given$df.residual,
            correlation = interval(partial, given$df.residual + 2)), bounds(given)),
        between = c(list(
            r = cor(means$x, means$y), slope = unname(coef(between)["x"]),
            se = unname(coef(summary(between))["x", 2]), df = between$df.residual,
            correlation = interval(cor(means$x, means$y), g)), bounds(between)),
        bySessions = unname(by$rbg[1, 2]),
        icc = list(
            x = icc(squares), lowerX = (ratio[1] - 1) / (ratio[1] + n0 - 1), upperX = (ratio[2] - 1) / (ratio[2] + n0 - 1),
            y = icc(outcome), n0 = n0, lmer = parts[1] / sum(parts)),
        meanReliability = list(
            x = unname(by$ICC2["x"]), lowerX = 1 - 1 / ratio[1], upperX = 1 - 1 / ratio[2], y = unname(by$ICC2["y"])),
        sdWithin = sqrt(sum((d$x - d$mx)^2) / (n - g)), sdMeans = sd(means$x))
}
build <- function(persons, sessions, offset, missing) {
    n <- persons * sessions
    person <- rep(1:persons, each = sessions)
    level <- rep(u[offset + 1:persons], each = sessions)
    noise <- u[offset + 100 + 1:n]
    other <- u[offset + 1100 + 1:n]
    x <- round(1 + 3 * level + noise, 2)
    y <- round(20 - 8 * level + 5 * noise + 4 * other, 1)
    if (missing) {
        x[other < 0.15] <- NA
        y[noise > 0.8] <- NA
    }
    list(person = person, x = x, y = y)
}
large <- build(40, 12, 0, FALSE)
holes <- build(12, 6, 40, TRUE)
small <- list(
    person = c(1, 1, 2, 2, 2, 3), x = c(3, 3.5, 4, 4.75, 4.5, 2.25), y = c(11, 9.5, 8, 7, 7.5, 14))
orthodont <- as.data.frame(nlme::Orthodont)
relations <- list(
    large = relate(large$person, large$x, large$y),
    holes = relate(holes$person, holes$x, holes$y),
    # a rising alliance and a falling outcome, linked by nothing but the sessions
    trends = relate(
        large$person, round(large$x + 0.25 * rep(1:12, 40), 2), round(20 - 0.5 * rep(1:12, 40) + 2 * u[2001:2480], 2)),
    small = relate(small$person, small$x, small$y),
    # distance grows with age within children, and all are of the same ages: x is the distance here
    orthodont = relate(as.integer(orthodont$Subject), orthodont$distance, orthodont$age + 0.5 * orthodont$distance^2 %% 3))

components <- function(table) {
    persons <- dim(table)[1]
    times <- dim(table)[2]
    items <- dim(table)[3]
    complete <- which(apply(table, 1, function(p) !anyNA(p)))
    rows <- do.call(rbind, lapply(complete, function(p) do.call(rbind, lapply(1:times, function(t) {
        data.frame(id = p, time = t, t(table[p, t, ]))
    }))))
    m <- suppressWarnings(mlr(
        rows, grp = "id", Time = "time", items = 3:(2 + items), alpha = FALSE, lmer = FALSE, lme = FALSE, aov = TRUE))
    v <- m$components$variance[1:7]
    list(
        table = lapply(1:persons, function(p) lapply(1:times, function(t) table[p, t, ])),
        persons = length(complete), times = times, items = items,
        person = v[1], time = v[2], item = v[3], personTime = v[4], personItem = v[5], timeItem = v[6], residual = v[7],
        Rc = m$Rc, RkF = m$RkF, R1R = m$R1R, RkR = m$RkR,
        # RkF with one time; mlr doesn't print it
        R1F = (v[1] + v[5] / items) / (v[1] + v[5] / items + v[7] / items))
}
answers <- function(persons, times, items, seed) {
    w <- lcg(persons * times * items + persons + persons * times + items, seed)
    p <- w[1:persons]
    pt <- matrix(w[persons + 1:(persons * times)], persons)
    i <- w[persons + persons * times + 1:items]
    e <- array(w[persons + persons * times + items + 1:(persons * times * items)], c(persons, times, items))
    table <- e
    for (a in 1:persons) for (b in 1:times) for (c in 1:items) {
        table[a, b, c] <- 1 + floor(4.999 * (0.35 * p[a] + 0.25 * pt[a, b] + 0.15 * i[c] + 0.25 * e[a, b, c]))
    }
    table
}
withGaps <- answers(15, 3, 4, 3)
withGaps[2, 1, 3] <- NA
withGaps[9, 3, ] <- NA
# nothing but noise: components come out negative
noise <- array(round(5 * u[1:(6 * 3 * 3)]), c(6, 3, 3))
# by item, with persons fastest and then times
shroutLane <- array(c(
    2, 3, 6, 3, 7, 3, 5, 6, 3, 8, 4, 4, 7, 5, 6, 1, 5, 8, 8, 6,
    3, 4, 6, 4, 8, 3, 7, 7, 5, 8, 2, 6, 8, 6, 7, 3, 9, 9, 7, 8,
    6, 4, 5, 3, 7, 4, 7, 8, 9, 9, 5, 7, 9, 7, 8, 4, 7, 9, 9, 6), c(5, 4, 3))
repeated <- list(
    shroutLane = components(shroutLane),
    small = components(answers(4, 2, 3, 1)),
    large = components(answers(60, 6, 12, 2)),
    gaps = components(withGaps),
    noise = components(noise))

versions <- c(
    list(R = R.version.string),
    lapply(c(psych = "psych", psychometric = "psychometric", lme4 = "lme4", nlme = "nlme"),
        function(name) as.character(packageVersion(name))))
write_json(
    list(
        versions = versions, reliableChange = reliable, edwardsNunnally = regressed, slopes = slopes, relations = relations,
        repeatedMeasures = repeated),
    file.path(folder, "change.json"), digits = I(17), auto_unbox = TRUE, na = "null")
