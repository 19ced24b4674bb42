package io.github.alliancesdk.core.internal.json;

import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.json.JsonFactory;

/**
 * Parsers that wait for their next document. Each thread looks at one place only, so that threads seldom meet; where two
 * do, one of them makes a parser of its own. No thread waits, and none keeps a parser. Thread-safe.
 */
final class ParserPool {
    /** A power of two. */
    private static final int PLACES = 16;

    /** References that are as far apart as two processors want them. */
    private static final int DISTANCE = 32;

    private final AtomicReferenceArray<@Nullable FedParser> idle = new AtomicReferenceArray<>(PLACES * DISTANCE);
    private final JsonFactory factory;
    private final int stringLength;

    ParserPool(JsonFactory factory, int stringLength) {
        this.factory = factory;
        this.stringLength = stringLength;
    }

    /** A parser of documents of these names, for the caller alone. */
    FedParser take(JsonNames names) {
        FedParser parser = idle.getAndSet(place(), null);
        return parser == null || parser.names() != names ? new FedParser(factory, stringLength, names) : parser;
    }

    /** Keeps a parser that can read on. */
    void giveBack(FedParser parser) {
        idle.setRelease(place(), parser);
    }

    private static int place() {
        return DISTANCE * ((int) Thread.currentThread().getId() & PLACES - 1);
    }
}
