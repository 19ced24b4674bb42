package io.github.alliancesdk.examples.fuzzing;

import io.github.alliancesdk.core.Problem;
import io.github.alliancesdk.core.ProblemCode;
import io.github.alliancesdk.core.instrument.MissingPolicy;
import io.github.alliancesdk.core.instrument.Rater;
import io.github.alliancesdk.core.instrument.ResponseFormat;
import io.github.alliancesdk.core.instrument.Scale;
import io.github.alliancesdk.core.interchange.ReceiptVerifier;
import io.github.alliancesdk.core.interchange.ReceiptWriter;
import io.github.alliancesdk.core.interchange.ResponseReader;
import io.github.alliancesdk.core.interchange.Verification;
import io.github.alliancesdk.core.response.CheckResult;
import io.github.alliancesdk.core.response.CheckedResponses;
import io.github.alliancesdk.core.response.InvalidResponsesException;
import io.github.alliancesdk.core.response.PayloadLimits;
import io.github.alliancesdk.core.response.RejectedResponses;
import io.github.alliancesdk.core.response.ResponseChecker;
import io.github.alliancesdk.core.response.Responses;
import io.github.alliancesdk.core.scoring.Score;
import io.github.alliancesdk.core.scoring.Scored;
import io.github.alliancesdk.core.scoring.Scorer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Sends a sequence of payloads through one long-lived checker. Each result must equal that of a new checker, through
 * every entry point, whatever payloads came before.
 *
 * <p>The payloads of an input are separated by the character {@code U+001E}, as in JSON text sequences (RFC 7464).
 */
public final class PayloadTarget {
    private static final byte SEPARATOR = 0x1E;
    private static final int PADDING = 4;
    private static final PayloadLimits SMALL = new PayloadLimits(400, 4, 12, 6, 3);
    private static final List<Setting> SETTINGS = List.of(
            new Setting(
                    "a catalogue",
                    PayloadLimits.defaults(),
                    () -> ResponseChecker.of(Invented.CATALOG).allowExperimental()),
            new Setting(
                    "one instrument",
                    PayloadLimits.defaults(),
                    () -> ResponseChecker.of(Invented.DEMO).requireComplete()),
            new Setting(
                    "small limits",
                    SMALL,
                    () -> ResponseChecker.of(Invented.CATALOG)
                            .withRater(Rater.CLIENT)
                            .withLimits(SMALL)));
    private static final List<Scorer> SCORERS = List.of(
            Scorer.of(MissingPolicy.prorate(0.5)).withAudit(),
            Scorer.complete(),
            Scorer.of(MissingPolicy.formAtMostMissing(1)));
    private static final ReceiptVerifier VERIFIER = ReceiptVerifier.of(Invented.CATALOG);

    /** How a checker is created. */
    private record Setting(String name, PayloadLimits limits, Supplier<ResponseChecker> maker) {}

    private PayloadTarget() {}

    /**
     * Checks one input of the fuzzer.
     *
     * @param input payloads separated by {@code U+001E}
     * @throws AssertionError if a condition is broken
     */
    public static void fuzzerTestOneInput(byte[] input) {
        List<byte[]> payloads = split(input);
        for (Setting setting : SETTINGS) {
            ResponseChecker kept = setting.maker.get();
            for (byte[] payload : payloads) {
                check(setting, kept, payload);
            }
        }
    }

    private static List<byte[]> split(byte[] input) {
        List<byte[]> parts = new ArrayList<>();
        int from = 0;
        for (int i = 0; i <= input.length; i++) {
            if (i == input.length || input[i] == SEPARATOR) {
                parts.add(Arrays.copyOfRange(input, from, i));
                from = i + 1;
            }
        }
        return parts;
    }

    private static void check(Setting setting, ResponseChecker kept, byte[] payload) {
        PayloadLimits limits = setting.limits;
        CheckResult result = kept.checkJson(payload);
        requireSame(result, setting.maker.get().checkJson(payload), setting, "a new checker");
        requireSame(result, kept.check(Responses.parse(payload, limits)), setting, "bytes as responses");
        byte[] larger = new byte[payload.length + 2 * PADDING];
        Arrays.fill(larger, (byte) '9');
        System.arraycopy(payload, 0, larger, PADDING, payload.length);
        CheckResult within = kept.checkJson(larger, PADDING, PADDING + payload.length);
        if (startsWithMark(payload)) {
            Law.require(within instanceof RejectedResponses, () -> "a byte order mark within an array was taken");
        } else {
            requireSame(result, within, setting, "bytes within an array");
        }
        requireSame(result, kept.check(stream(payload, limits)), setting, "a stream");

        Optional<String> text = Texts.decode(payload);
        requireValidText(result, text.isPresent(), payload.length, limits);
        if (text.isPresent() && limits.equals(PayloadLimits.defaults())) {
            texts(setting, kept, result, text.get());
        }
        Messages.requireNoAnswer(payload, shown(result, payload, limits));
        if (result instanceof CheckedResponses checked) {
            scores(checked);
        }
    }

    /** A byte order mark is allowed only at the start of a document. */
    private static boolean startsWithMark(byte[] payload) {
        return payload.length > 2
                && payload[0] == (byte) 0xEF
                && payload[1] == (byte) 0xBB
                && payload[2] == (byte) 0xBF;
    }

    private static Responses stream(byte[] payload, PayloadLimits limits) {
        try {
            return ResponseReader.withDefaults().withLimits(limits).read(new ByteArrayInputStream(payload));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** Compares the text with an independent reader. Only bytes may start with a byte order mark. */
    private static void texts(Setting setting, ResponseChecker kept, CheckResult result, String text) {
        if (text.startsWith("\ufeff")) {
            return;
        }
        requireSame(result, kept.check(Responses.parse(text)), setting, "a text");
        if (hasCode(result, ProblemCode.MALFORMED_JSON)
                || hasCode(result, ProblemCode.TOO_LARGE)
                || hasCode(result, ProblemCode.INVALID_TEXT)) {
            return;
        }
        for (Mappers.Binding binding : Mappers.BINDINGS) {
            Responses bound = binding.read(text);
            if (bound == null) {
                Law.require(result instanceof RejectedResponses, () -> binding.name() + " refuses what is accepted");
            } else {
                requireSame(result, kept.check(bound), setting, binding.name());
            }
        }
        Optional<Map<String, ?>> map = Mappers.map(text);
        if (map.isPresent()) {
            requireSame(result, kept.check(Responses.of(map.get())), setting, "a map");
        }
    }

    /** The JDK's own decoder decides whether the bytes are UTF-8. */
    private static void requireValidText(CheckResult result, boolean valid, int length, PayloadLimits limits) {
        if (!valid && length <= limits.bytes()) {
            Law.require(
                    result instanceof RejectedResponses rejected
                            && rejected.problems().size() == 1
                            && hasCode(result, ProblemCode.INVALID_TEXT),
                    () -> "bytes that are not UTF-8 gave " + codes(result));
        }
    }

    private static boolean hasCode(CheckResult result, ProblemCode code) {
        return result instanceof RejectedResponses rejected
                && rejected.problems().stream().anyMatch(problem -> problem.code() == code);
    }

    private static String codes(CheckResult result) {
        return result instanceof RejectedResponses rejected
                ? rejected.problems().stream().map(Problem::code).toList().toString()
                : "accepted";
    }

    private static void requireSame(CheckResult one, CheckResult other, Setting setting, String way) {
        if (one instanceof RejectedResponses first && other instanceof RejectedResponses second) {
            Law.requireEqual(first.problems(), second.problems(), setting.name + ", " + way);
            Law.requireEqual(first.recordId(), second.recordId(), setting.name + ", " + way);
        } else {
            Law.require(one.equals(other), () -> setting.name + ", " + way + ": " + codes(one) + ", " + codes(other));
        }
    }

    /** All texts that a person or a log may see. */
    private static List<String> shown(CheckResult result, byte[] payload, PayloadLimits limits) {
        List<String> shown = new ArrayList<>();
        shown.add(result.toString());
        shown.add(Responses.parse(payload, limits).toString());
        if (result instanceof RejectedResponses rejected) {
            for (Problem problem : rejected.problems()) {
                shown.add(problem.message());
                shown.add(problem.message(Locale.GERMAN));
                shown.add(String.valueOf(problem.arguments()));
            }
            try {
                rejected.orElseThrow();
            } catch (InvalidResponsesException e) {
                shown.add(String.valueOf(e.getMessage()));
            }
        }
        return shown;
    }

    /** A score is between the lowest and the highest that the answered items can have. */
    private static void lawful(CheckedResponses checked, Scale scale, Score score) {
        if (!(score instanceof Scored scored)) {
            return;
        }
        double lowest = 0;
        double highest = 0;
        for (int item : scale.items()) {
            lowest += checked.format(item).min();
            highest += checked.format(item).max();
        }
        double sum = scored.sum().orElseThrow();
        double pomp = scored.pomp().orElseThrow();
        double least = lowest;
        double most = highest;
        Law.require(least - 1e-9 <= sum && sum <= most + 1e-9, () -> "a sum outside of the range of the scale");
        Law.require(0 <= pomp && pomp <= 100, () -> "a percentage outside of 0 to 100");
        Law.require(
                scored.range().contains(scored.comparable().orElseThrow()) || scored.isProrated(),
                () -> "a comparable score outside of its range");
        ResponseFormat format = checked.format(scale.items().get(0));
        scored.mean()
                .ifPresent(mean -> Law.require(
                        format.min() <= mean && mean <= format.max(), () -> "a mean outside of the format"));
    }

    /** Every accepted payload can be scored, and its receipt can be verified. */
    private static void scores(CheckedResponses checked) {
        Law.requireEqual(
                checked.answers(),
                ResponseChecker.of(checked.instrument())
                        .allowExperimental()
                        .check(Responses.of(checked.toPayload()))
                        .orElseThrow()
                        .answers(),
                "the payload of checked responses");
        for (Scorer scorer : SCORERS) {
            scorer.score(checked)
                    .scales()
                    .forEach((id, score) -> lawful(checked, checked.instrument().scale(id), score));
            String receipt = ReceiptWriter.withDefaults().write(checked, scorer);
            Law.requireEqual(
                    Verification.Verdict.EQUAL, VERIFIER.verify(receipt).verdict(), "the receipt of what was scored");
        }
    }
}
