package io.github.alliancesdk.core.instrument;

import io.github.alliancesdk.core.AllianceException;
import io.github.alliancesdk.core.internal.Messages;
import io.github.alliancesdk.core.internal.Pointer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * A catalogue has no such instrument or version. The message names the known ones, and first those whose ids are spelled
 * most like the requested one. Use {@link InstrumentCatalog#find(String)} if an unknown id is no error. Immutable and
 * thread-safe.
 *
 * <pre>{@code
 * try {
 *     BundledInstruments.catalog().get("WAI_SR");
 * } catch (UnknownInstrumentException e) {
 *     System.out.println(e.getMessage().substring(0, 47)); // unknown instrument WAI_SR; did you mean wai-sr?
 * }
 * }</pre>
 */
public final class UnknownInstrumentException extends AllianceException {
    private static final long serialVersionUID = 1L;

    /** The requested id, with the version if there was one. */
    private final String id;

    /** The known ids or versions. The lists that List.copyOf returns can be serialized. */
    @SuppressWarnings("serial")
    private final List<String> known;

    /**
     * Makes the exception.
     *
     * @param id what was requested: an id, or an id, a space and a version
     * @param known the ids or versions that the catalogue has
     * @throws NullPointerException if an argument or an element is null
     */
    public UnknownInstrumentException(String id, List<String> known) {
        super(text(Locale.ROOT, Objects.requireNonNull(id, "id"), known));
        this.id = id;
        this.known = List.copyOf(known);
    }

    private static String text(Locale locale, String id, List<String> known) {
        String shown = Pointer.shown(id);
        if (known.isEmpty()) {
            return Messages.text(locale, "exception.unknown-instrument-empty", Map.of("id", shown));
        }
        String all = String.join(", ", known);
        List<String> close = Spelling.closest(id, known);
        return close.isEmpty()
                ? Messages.text(locale, "exception.unknown-instrument", Map.of("id", shown, "known", all))
                : Messages.text(
                        locale,
                        "exception.unknown-instrument-close",
                        Map.of("id", shown, "close", String.join(", ", close), "known", all));
    }

    @Override
    public String message(Locale locale) {
        return text(Objects.requireNonNull(locale, "locale"), id, known);
    }

    /**
     * What was requested.
     *
     * @return the id, with the version if one was requested
     */
    public String id() {
        return id;
    }

    /**
     * What the catalogue has.
     *
     * @return the ids, or the versions of the requested id, in catalogue order
     */
    public List<String> known() {
        return known;
    }
}
