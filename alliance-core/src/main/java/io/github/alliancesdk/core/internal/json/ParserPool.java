package io.github.alliancesdk.core.internal.json;

import org.jspecify.annotations.Nullable;

/**
 * Parsers that wait for their next document. Each thread looks at one place only, so that threads seldom meet; where two
 * do, one of them makes a parser of its own. No thread waits, and none keeps a parser. Thread-safe.
 */
final class ParserPool {
    /** A power of two. */
    private static final int PLACES = 16;

    // whoever finds a parser here, however late, still has to take it
    private final @Nullable FedParser[] places = new @Nullable FedParser[PLACES];
    private final Tokenizers tokenizers;
    private final int stringLength;

    ParserPool(Tokenizers tokenizers, int stringLength) {
        this.tokenizers = tokenizers;
        this.stringLength = stringLength;
    }

    /** A parser of documents of these names, for the caller alone. */
    FedParser take(JsonNames names) {
        FedParser parser = places[place()];
        return parser == null || parser.names() != names || !parser.take()
                ? new FedParser(tokenizers, stringLength, names)
                : parser;
    }

    /** Keeps a parser that can read on. */
    void giveBack(FedParser parser) {
        int place = place();
        // written as seldom as can be, since all threads read near it
        if (places[place] != parser) {
            places[place] = parser;
        }
        parser.letGo();
    }

    private static int place() {
        return (int) Thread.currentThread().getId() & PLACES - 1;
    }
}
