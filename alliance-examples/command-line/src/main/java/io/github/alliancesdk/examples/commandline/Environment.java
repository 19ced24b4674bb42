package io.github.alliancesdk.examples.commandline;

import io.github.alliancesdk.core.instrument.InstrumentCatalog;
import java.io.InputStream;

/**
 * What a command works with.
 *
 * @param catalog the instruments that it knows
 * @param in standard input
 * @param out standard output, for data
 * @param messages standard error, for everything else
 */
record Environment(InstrumentCatalog catalog, InputStream in, Output out, Messages messages) {
    /** Lets nothing more be written, at the end of a program that is stopped. */
    void stop() {
        out.stop();
        messages.stop();
    }
}
