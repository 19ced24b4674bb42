package io.github.alliancesdk.examples.commandline.command;

import io.github.alliancesdk.core.interchange.ReceiptVerifier;
import io.github.alliancesdk.core.interchange.Verification;
import io.github.alliancesdk.examples.commandline.input.Environment;
import io.github.alliancesdk.examples.commandline.input.RecordFile;
import io.github.alliancesdk.examples.commandline.output.InternalErrors;
import io.github.alliancesdk.examples.commandline.output.Json;
import io.github.alliancesdk.examples.commandline.output.Text;
import io.github.alliancesdk.examples.shared.ExitCode;
import java.util.EnumMap;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Recomputes scores that were received with their answers. */
@Command(
        name = "verify",
        description = {
            "Recomputes scores from the answers that come with them, and reports every difference.",
            "",
            "FILE holds receipts, as 'alliance score --receipt' writes them, or declared scores: a record a line or an"
                    + " array, each {\"payload\":{..},\"report\":{..}}. A receipt must be equal in every number. A"
                    + " report without definitionDigest is a declared score: a number in it is right if it differs"
                    + " by at most half a unit of its own last decimal. A score record without its answers can't be"
                    + " verified.",
            "",
            "Each record gives a line: row, recordId, verdict (equal, different or cannot-verify), differences, and"
                    + " the reason if it could not be recomputed."
        },
        footer = {"  alliance score answers.ndjson --receipt > receipts.ndjson", "  alliance verify receipts.ndjson"})
public final class VerifyCommand implements Subcommand {
    private final Environment environment;

    @Parameters(paramLabel = "FILE", description = "A file of receipts or declared scores; - is standard input.")
    private String file;

    private final Map<Verification.Verdict, Long> counts = new EnumMap<>(Verification.Verdict.class);
    private final InternalErrors internalErrors = new InternalErrors();
    private long records;

    public VerifyCommand(Environment environment) {
        this.environment = environment;
    }

    @Override
    public ExitCode run() {
        ReceiptVerifier verifier = ReceiptVerifier.of(environment.catalog());
        RecordFile receipts = new RecordFile(file, environment);
        receipts.read(in -> verifier.verifyRows(in).forEach(verification -> {
            report(verification);
            receipts.progress();
        }));
        environment
                .messages()
                .line(Text.count(records, "record") + ": " + count(Verification.Verdict.EQUAL) + " equal, "
                        + count(Verification.Verdict.DIFFERENT) + " different, "
                        + count(Verification.Verdict.CANNOT_VERIFY)
                        + " could not be verified");
        return internalErrors.end(
                environment.messages(), count(Verification.Verdict.EQUAL) == records ? ExitCode.OK : ExitCode.PROBLEMS);
    }

    private void report(Verification verification) {
        records++;
        internalErrors.note(verification.problems());
        environment.messages().count(1);
        counts.merge(verification.verdict(), 1L, Long::sum);
        environment.out().line(Json.line(verification));
    }

    private long count(Verification.Verdict verdict) {
        return counts.getOrDefault(verdict, 0L);
    }
}
