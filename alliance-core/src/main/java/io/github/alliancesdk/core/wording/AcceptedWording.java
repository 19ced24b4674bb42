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
 * A complete wording whose licence was accepted; {@link WordingPack#accept} makes it and a {@link FormRenderer} shows it.
 * Immutable and thread-safe.
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
     * What it is a wording of.
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
     * @return as accepted
     */
    public UseContext context() {
        return context;
    }

    /**
     * Whose names the texts need.
     *
     * @return none, if they name nobody
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

    /** What it is a wording of, and no text. */
    @Override
    public String toString() {
        return "AcceptedWording[" + pack + ", " + context.id() + "]";
    }
}
