package io.github.alliancesdk.examples.intake.page;

import java.util.Locale;
import org.springframework.context.MessageSource;

/** The texts of the page in one language, numbers written as that language writes them. */
final class Texts {
    private static final char MINUS = '\u2212';

    private final MessageSource source;
    private final Locale language;

    /** Asked for a language that there are no texts in, it has them in English, and says so in {@link #language()}. */
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

    /** Rounded to two decimals, for people; programs ask the API. */
    String figure(double value) {
        return String.format(language, "%.2f", value).replace('-', MINUS);
    }

    /** With a sign in front, because it is a difference. */
    String difference(double value) {
        return (value < 0 ? "" : "+") + figure(value);
    }

    /** A whole number, its thousands apart. */
    String count(int value) {
        return String.format(language, "%,d", value);
    }
}
