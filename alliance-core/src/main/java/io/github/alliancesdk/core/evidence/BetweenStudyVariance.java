package io.github.alliancesdk.core.evidence;

/** How the variance between studies, tau squared, is estimated. */
public enum BetweenStudyVariance {
    /** The method of moments of DerSimonian and Laird; in closed form. */
    DERSIMONIAN_LAIRD("dl"),
    /** Restricted maximum likelihood, by Fisher scoring. */
    REML("reml");

    private final String id;

    BetweenStudyVariance(String id) {
        this.id = id;
    }

    /**
     * The stable word for this constant.
     *
     * @return {@code dl} or {@code reml}
     */
    public String id() {
        return id;
    }
}
