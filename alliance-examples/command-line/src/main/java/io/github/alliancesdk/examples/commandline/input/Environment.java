package io.github.alliancesdk.examples.commandline.input;

import io.github.alliancesdk.core.instrument.InstrumentCatalog;
import io.github.alliancesdk.examples.commandline.output.Messages;
import io.github.alliancesdk.examples.commandline.output.Output;
import java.io.InputStream;

/**
 * What a command works with.
 *
 * @param catalog the instruments that it knows
 * @param in standard input
 * @param out standard output, for data
 * @param messages standard error, for everything else
 */
public record Environment(InstrumentCatalog catalog, InputStream in, Output out, Messages messages) {
    /** Lets nothing more be written, at the end of a program that is stopped. */
    public void stop() {
        out.stop();
        messages.stop();
    }
}
