package io.github.alliancesdk.core.internal.statistics;

/**
 * The standardised lognormal distribution, shifted to mean 0, variance 1 and a chosen skewness. It is a monotone
 * function of a standard normal number, so that a point of one distribution corresponds to a threshold of the other.
 * Skewness 0 is the normal distribution.
 */
public final class ShiftedLognormal {
    private static final double NORMAL = 1e-6;

    private final double sign;
    /** The standard deviation of the logarithm; 0 means the normal distribution. */
    private final double shape;

    private final double center;
    private final double scale;

    private ShiftedLognormal(double sign, double shape) {
        this.sign = sign;
        this.shape = shape;
        double square = StrictMath.exp(shape * shape);
        this.center = StrictMath.sqrt(square);
        this.scale = StrictMath.sqrt(square * (square - 1));
    }

    public static ShiftedLognormal ofSkewness(double skewness) {
        double magnitude = Math.abs(skewness);
        if (magnitude < NORMAL) {
            return new ShiftedLognormal(1, 0);
        }
        double low = 0;
        double high = 3;
        for (int i = 0; i < 100; i++) {
            double middle = (low + high) / 2;
            if (skewness(middle) < magnitude) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return new ShiftedLognormal(Math.signum(skewness), high);
    }

    private static double skewness(double shape) {
        double square = StrictMath.exp(shape * shape);
        return (square + 2) * StrictMath.sqrt(square - 1);
    }

    /**
     * The standard normal threshold below which this distribution is below {@code value}; infinite outside its support.
     */
    public double threshold(double value) {
        if (shape == 0) {
            return value;
        }
        double argument = center + sign * value * scale;
        if (argument <= 0) {
            return sign > 0 ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
        }
        return sign * StrictMath.log(argument) / shape;
    }
}
