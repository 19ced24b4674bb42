package io.github.alliancesdk.core.wording;

import io.github.alliancesdk.core.NoJsonForm;
import io.github.alliancesdk.core.instrument.Instrument;
import io.github.alliancesdk.core.instrument.Referent;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A complete wording whose licence was accepted. {@link WordingPack#accept} makes it and a {@link FormRenderer} renders
 * it. Immutable and thread-safe.
 *
 * <pre>{@code
 * AcceptedWording wording = DemonstrationInstrument.pack(Locale.ENGLISH).accept(
 *         DemonstrationInstrument.instrument(),
 *         LicenceAcceptance.of(DemonstrationInstrument.LICENCE, UseContext.EDUCATIONAL));
 * FormRenderer renderer = FormRenderer.of(wording);
 * for (Referent named : wording.placeholders()) {
 *     renderer = renderer.withName(named, "Example"); // the texts have a place for this name
 * }
 * RenderedForm form = renderer.render();
 * }</pre>
 */
@NoJsonForm.Instead("the RenderedForm, where the licence allows it")
public final class AcceptedWording implements NoJsonForm {
    private final WordingPack pack;
    private final Instrument instrument;
    private final UseContext context;
    private final Set<Referent> placeholders;

    AcceptedWording(WordingPack pack, Instrument instrument, UseContext context) {
        this.pack = pack;
        this.instrument = instrument;
        this.context = context;
        TreeSet<Referent> named = new TreeSet<>();
        pack.parser().texts().values().forEach(text -> named.addAll(WordingParser.placeholders(text)));
        this.placeholders = Collections.unmodifiableSet(named);
    }

    /**
     * The instrument whose texts these are.
     *
     * @return the instrument
     */
    public Instrument instrument() {
        return instrument;
    }

    /**
     * The pack that it is from.
     *
     * @return the pack, with its licence and its language
     */
    public WordingPack pack() {
        return pack;
    }

    /**
     * What the texts are used for.
     *
     * @return the use that the application accepted
     */
    public UseContext context() {
        return context;
    }

    /**
     * The referents whose names the texts contain as placeholders. {@link FormRenderer#withName} sets the names.
     *
     * @return the referents; empty if the texts have no placeholders
     */
    public Set<Referent> placeholders() {
        return placeholders;
    }

    String item(int number) {
        return pack.parser().items.getOrDefault(number, "");
    }

    SortedMap<Integer, String> anchors(String format) {
        return pack.parser().anchors.getOrDefault(format, new TreeMap<>());
    }

    Optional<String> title() {
        return Optional.ofNullable(pack.parser().title);
    }

    Optional<String> instruction() {
        return Optional.ofNullable(pack.parser().instruction);
    }

    /** The pack and the use, without any text. */
    @Override
    public String toString() {
        return "AcceptedWording[" + pack + ", " + context.id() + "]";
    }
}
