package io.github.alliancesdk.core.internal;

import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Texts by key and language, with arguments in braces by name. */
public final class Messages {
    private static final String BUNDLE = "io.github.alliancesdk.core.internal.messages";
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([a-z]+)}");

    private Messages() {}

    /**
     * The text of a key with its placeholders filled in. A placeholder without an argument becomes empty: the text of
     * a problem never fails to be made.
     */
    public static String text(Locale locale, String key, Map<String, String> arguments) {
        ResourceBundle bundle = ResourceBundle.getBundle(BUNDLE, locale, Messages.class.getModule());
        Matcher matcher = PLACEHOLDER.matcher(bundle.getString(key));
        return matcher.replaceAll(m -> Matcher.quoteReplacement(arguments.getOrDefault(m.group(1), "")));
    }
}
