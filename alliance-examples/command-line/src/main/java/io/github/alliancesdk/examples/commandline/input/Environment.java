package io.github.alliancesdk.examples.commandline.input;

import io.github.alliancesdk.core.instrument.InstrumentCatalog;
import io.github.alliancesdk.examples.commandline.output.Messages;
import io.github.alliancesdk.examples.commandline.output.Output;
import java.io.InputStream;

/**
 * The instruments and the streams that commands use.
 *
 * @param instruments the known instruments
 * @param in standard input
 * @param out standard output, for data
 * @param messages standard error, for everything else
 * @param isColoured whether help is shown in colours
 * @param isWatched whether standard error is a terminal, so that a person reads it and no program
 */
public record Environment(
        KnownInstruments instruments,
        InputStream in,
        Output out,
        Messages messages,
        boolean isColoured,
        boolean isWatched) {
    /** Makes an environment with these instruments and the own definitions of the command line. */
    public Environment(InstrumentCatalog shipped, InputStream in, Output out, Messages messages) {
        this(new KnownInstruments(shipped), in, out, messages, false, false);
    }

    /** This environment on a terminal. */
    public Environment onTerminal(boolean coloured, boolean watched) {
        return new Environment(instruments, in, out, messages, coloured, watched);
    }

    /** The known instruments, own definitions included. */
    public InstrumentCatalog catalog() {
        return instruments.catalog();
    }

    /** Stops all output, when the program is stopped from outside. */
    public void stop() {
        out.stop();
        messages.stop();
    }
}
