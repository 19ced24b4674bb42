package io.github.alliancesdk.examples.commandline.input;

import io.github.alliancesdk.core.instrument.InstrumentCatalog;
import io.github.alliancesdk.examples.commandline.output.Messages;
import io.github.alliancesdk.examples.commandline.output.Output;
import java.io.InputStream;

/**
 * The catalogue and the streams that commands use.
 *
 * @param catalog the known instruments
 * @param in standard input
 * @param out standard output, for data
 * @param messages standard error, for everything else
 */
public record Environment(InstrumentCatalog catalog, InputStream in, Output out, Messages messages) {
    /** Stops all output, when the program is stopped from outside. */
    public void stop() {
        out.stop();
        messages.stop();
    }
}
