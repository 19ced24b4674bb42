package io.github.alliancesdk.examples.intake.page;

import java.text.NumberFormat;
import java.util.Locale;
import org.springframework.context.MessageSource;

/** The texts of the page in one language, with numbers in that language's format. */
final class Texts {
    private static final char MINUS = '\u2212';

    private final MessageSource source;
    private final Locale language;

    /** Falls back to English if the language has no texts; {@link #language()} returns the language used. */
    Texts(MessageSource source, Locale wanted) {
        this.source = source;
        this.language = Locale.forLanguageTag(source.getMessage("page.language", null, wanted));
    }

    Locale language() {
        return language;
    }

    String of(String key, Object... arguments) {
        return source.getMessage(key, arguments, language);
    }

    /** Rounded to two decimals for readers; the API returns unrounded numbers. */
    String figure(double value) {
        return String.format(language, "%.2f", value).replace('-', MINUS);
    }

    /** All decimals of an answer or of a sum of answers. */
    String exact(double value) {
        NumberFormat format = NumberFormat.getNumberInstance(language);
        format.setGroupingUsed(false);
        return format.format(value).replace('-', MINUS);
    }

    /** With a sign, because it is a difference. */
    String difference(double value) {
        return (value < 0 ? "" : "+") + figure(value);
    }

    /** A whole number with separators between thousands. */
    String count(int value) {
        return String.format(language, "%,d", value);
    }
}
