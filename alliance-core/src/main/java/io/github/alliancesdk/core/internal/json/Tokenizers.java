package io.github.alliancesdk.core.internal.json;

import java.io.InputStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.ErrorReportConfiguration;
import tools.jackson.core.JsonEncoding;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.StreamWriteConstraints;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.io.ContentReference;
import tools.jackson.core.io.IOContext;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.core.json.UTF8StreamJsonParser;
import tools.jackson.core.sym.ByteQuadsCanonicalizer;
import tools.jackson.core.util.BufferRecycler;
import tools.jackson.core.util.JsonRecyclerPools;

/**
 * Makes Jackson's tokenizers, with its defaults but for the limits. That of UTF-8 is made without Jackson's factory, which
 * has a fresh JVM load its generators and its other parsers too, about as many classes as the rest of the way to a first
 * score. The factory makes what is read as text, and all others where this version of Jackson has another constructor.
 * Thread-safe.
 */
final class Tokenizers {
    private final StreamReadConstraints constraints;
    private final ByteQuadsCanonicalizer names = ByteQuadsCanonicalizer.createRoot();
    private volatile @Nullable JsonFactory factory;

    // a thread that sees an old one of these only takes the longer way once more
    private boolean isDirect;
    private boolean isUsed;

    /** Tokenizers that keep to limits, some of which Jackson looks at only where its buffers happen to end. */
    Tokenizers(JsonLimits limits) {
        this(limits, true);
    }

    /** As the other constructor does it, unless all are to be made by the factory. */
    Tokenizers(JsonLimits limits, boolean isDirect) {
        this.isDirect = isDirect;
        this.constraints = StreamReadConstraints.builder()
                .maxNestingDepth(limits.nesting())
                .maxStringLength(limits.stringLength())
                .maxNameLength(limits.stringLength())
                .maxNumberLength(limits.numberLength())
                .build();
    }

    /** A tokenizer of a text. */
    JsonParser of(String text) {
        return factory().createParser(ObjectReadContext.empty(), text);
    }

    /** A tokenizer of UTF-8 without a byte order mark. */
    JsonParser of(byte[] utf8, int from, int to) {
        if (isDirect) {
            try {
                return direct(context(buffers()), null, utf8, from, to, false);
            } catch (LinkageError e) {
                isDirect = false;
            }
        }
        return factory().createParser(ObjectReadContext.empty(), utf8, from, to - from);
    }

    /**
     * A tokenizer of a stream of UTF-8 without a byte order mark, with buffers of its own. Where the factory makes it, it
     * reads the first bytes at once and looks for their encoding.
     */
    JsonParser of(InputStream utf8) {
        if (isDirect) {
            try {
                IOContext context = context(new BufferRecycler());
                return direct(context, utf8, context.allocReadIOBuffer(), 0, 0, true);
            } catch (LinkageError e) {
                isDirect = false;
            }
        }
        return factory().createParser(ObjectReadContext.empty(), utf8);
    }

    private JsonParser direct(
            IOContext context, @Nullable InputStream in, byte[] buffer, int from, int to, boolean isContexts) {
        return new UTF8StreamJsonParser(
                ObjectReadContext.empty(),
                context,
                StreamReadFeature.collectDefaults(),
                JsonReadFeature.collectDefaults(),
                in,
                names.makeChild(TokenStreamFactory.Feature.collectDefaults()),
                buffer,
                from,
                to,
                0,
                isContexts);
    }

    private IOContext context(BufferRecycler buffers) {
        return new IOContext(
                constraints,
                StreamWriteConstraints.defaults(),
                ErrorReportConfiguration.defaults(),
                buffers,
                ContentReference.unknown(),
                false,
                JsonEncoding.UTF8);
    }

    // kept for each thread, since half the cost of a small document would be theirs; but the first is often the only
    // one
    private BufferRecycler buffers() {
        if (isUsed) {
            return JsonRecyclerPools.threadLocalPool().acquireAndLinkPooled();
        }
        isUsed = true;
        return new BufferRecycler();
    }

    private JsonFactory factory() {
        JsonFactory known = factory;
        if (known == null) {
            known = JsonFactory.builder()
                    .recyclerPool(JsonRecyclerPools.threadLocalPool())
                    .streamReadConstraints(constraints)
                    .build();
            factory = known;
        }
        return known;
    }
}
