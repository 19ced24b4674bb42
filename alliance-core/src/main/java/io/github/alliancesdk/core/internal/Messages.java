package io.github.alliancesdk.core.internal;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Texts by key and language; arguments have names in braces. */
public final class Messages {
    /** The languages of the texts besides English. */
    public static final Set<String> TRANSLATIONS = Set.of("de", "fr", "es", "nl");

    private static final String BUNDLE = "io.github.alliancesdk.core.internal.messages";
    private static final String PHRASES = "io.github.alliancesdk.core.internal.phrases";
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([a-z]+)}");

    /**
     * The variable parts of phrases: a number, a format or rater id at the end, and an instrument id before its item.
     */
    private static final Pattern SLOT =
            Pattern.compile("(?<=\\b(format|rater) )[a-z][a-z0-9-]*$|^[a-z][a-z0-9-]*(?= item [0-9]+$)|-?[0-9]+");

    private Messages() {}

    /**
     * The text of a key with its placeholders filled in; in English if there is no translation. A placeholder without
     * an argument becomes empty, so that a problem always has a text.
     */
    public static String text(Locale locale, String key, Map<String, String> arguments) {
        Locale spoken = spoken(locale);
        Matcher matcher = PLACEHOLDER.matcher(bundle(BUNDLE, spoken).getString(key));
        return matcher.replaceAll(
                m -> Matcher.quoteReplacement(phrase(spoken, arguments.getOrDefault(m.group(1), ""))));
    }

    /** The text of a key without arguments. */
    public static String text(Locale locale, String key) {
        return text(locale, key, Map.of());
    }

    /** The text of a key that may be unknown; empty if there is none. */
    public static Optional<String> find(Locale locale, String key) {
        ResourceBundle bundle = bundle(BUNDLE, spoken(locale));
        return bundle.containsKey(key) ? Optional.of(bundle.getString(key)) : Optional.empty();
    }

    /** A number as a sentence has it, with the decimal mark of the language and without grouping. */
    public static String decimal(Locale locale, String number) {
        return number.replace(".", text(locale, "number.decimal-mark"));
    }

    /**
     * A name in the middle of a sentence, in lower case except in German. An abbreviation keeps its capitals.
     */
    public static String within(Locale locale, String name) {
        boolean isAbbreviation = name.length() > 1 && Character.isUpperCase(name.charAt(1));
        return isAbbreviation || locale.getLanguage().equals("de") || name.isEmpty()
                ? name
                : name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
    }

    /** Only existing languages are looked up, because ResourceBundle falls back to the default locale for others. */
    private static Locale spoken(Locale locale) {
        return TRANSLATIONS.contains(locale.getLanguage()) ? Locale.forLanguageTag(locale.getLanguage()) : Locale.ROOT;
    }

    private static ResourceBundle bundle(String name, Locale spoken) {
        return ResourceBundle.getBundle(name, spoken, Messages.class.getModule());
    }

    /**
     * The text of an argument. Arguments are made in English where the problem is found. A known phrase is translated;
     * everything else, such as ids and ranges, is unchanged.
     */
    private static String phrase(Locale spoken, String english) {
        // known phrases don't contain the placeholder #
        if (spoken.equals(Locale.ROOT) || english.indexOf('#') >= 0) {
            return english;
        }
        ResourceBundle phrases = bundle(PHRASES, spoken);
        String form = SLOT.matcher(english).replaceAll("#");
        if (!phrases.containsKey(form)) {
            return english;
        }
        StringBuilder text = new StringBuilder(phrases.getString(form));
        SLOT.matcher(english).results().map(MatchResult::group).forEach(value -> {
            int at = text.indexOf("#");
            text.replace(at, at + 1, value);
        });
        return text.toString();
    }
}
