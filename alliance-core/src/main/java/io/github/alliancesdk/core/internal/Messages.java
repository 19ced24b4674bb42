package io.github.alliancesdk.core.internal;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Texts by key and language, with arguments in braces by name. */
public final class Messages {
    /** The languages that there are texts in besides English. */
    public static final Set<String> TRANSLATIONS = Set.of("de", "fr", "es", "nl");

    private static final String BUNDLE = "io.github.alliancesdk.core.internal.messages";
    private static final String PHRASES = "io.github.alliancesdk.core.internal.phrases";
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([a-z]+)}");

    /** What differs from phrase to phrase: a number, a word of JSON at the end, and an instrument before its item. */
    private static final Pattern SLOT =
            Pattern.compile("(?<=\\b(format|rater) )[a-z][a-z0-9-]*$|^[a-z][a-z0-9-]*(?= item [0-9]+$)|-?[0-9]+");

    private Messages() {}

    /**
     * The text of a key with its placeholders filled in, in English where there is no translation. A placeholder
     * without an argument becomes empty: the text of a problem never fails to be made.
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

    /** The text of a key that somebody else may have chosen; empty if there is none. */
    public static Optional<String> find(Locale locale, String key) {
        ResourceBundle bundle = bundle(BUNDLE, spoken(locale));
        return bundle.containsKey(key) ? Optional.of(bundle.getString(key)) : Optional.empty();
    }

    /** A problem on one line: code, place and sentence. */
    public static String at(Locale locale, String code, String pointer, String message) {
        return text(locale, "problem.at", Map.of("code", code, "pointer", pointer, "message", message));
    }

    /** A number as a sentence has it, with the decimal mark of the language and without grouping. */
    public static String decimal(Locale locale, String number) {
        return number.replace(".", text(locale, "number.decimal-mark"));
    }

    /**
     * A name in the middle of a sentence: only German writes it with a capital there. An abbreviation keeps its
     * capitals.
     */
    public static String within(Locale locale, String name) {
        boolean isAbbreviation = name.length() > 1 && Character.isUpperCase(name.charAt(1));
        return isAbbreviation || locale.getLanguage().equals("de") || name.isEmpty()
                ? name
                : name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
    }

    /** Only what there are texts in is looked up: for anything else a bundle would take the machine's language. */
    private static Locale spoken(Locale locale) {
        return TRANSLATIONS.contains(locale.getLanguage()) ? Locale.forLanguageTag(locale.getLanguage()) : Locale.ROOT;
    }

    private static ResourceBundle bundle(String name, Locale spoken) {
        return ResourceBundle.getBundle(name, spoken, Messages.class.getModule());
    }

    /**
     * What stands as an argument. It is made in English where the problem is found; a phrase that is known is said in
     * the language of the message, and all else, such as ids and ranges, stands as it is.
     */
    private static String phrase(Locale spoken, String english) {
        // a text that has the sign for what differs itself is none of ours
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
