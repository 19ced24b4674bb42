package io.github.alliancesdk.examples.commandline.command;

import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.alliancesdk.core.instrument.Instrument;
import io.github.alliancesdk.examples.commandline.Cli;
import io.github.alliancesdk.examples.commandline.Fixtures;
import org.junit.jupiter.api.Test;

/** Missing policies on the command line: the published rule, rules of single scales, and the whole form. */
class MissingPolicyTest {
    private static final Instrument RULED = Fixtures.withMissingRule();
    private static final String SHEET = Fixtures.ruled("client", "d-1", 1);
    private static final String RULE = "published(at-most-missing:2,pair=complete)";
    private static final String QUESTION =
            "The published missing rule is not confirmed: at-most-missing:2,pair=complete";

    private static Cli score(String in, String... more) {
        String[] args = new String[more.length + 2];
        args[0] = "score";
        args[1] = "-";
        System.arraycopy(more, 0, args, 2, more.length);
        return Cli.runWith(RULED, in, args);
    }

    @Test
    void aRecordWithoutAPublishedRuleCostsOneRow() {
        Cli cli = score(SHEET + "\n" + Fixtures.goodRecord("r-1") + "\n" + SHEET, "--missing=published");

        assertThat(cli.exitCode()).isEqualTo(1);
        assertThat(cli.lines()).hasSize(2).allSatisfy(line -> {
            assertThatJson(line).inPath("policy").isEqualTo("\"" + RULE + "\"");
            assertThatJson(line).inPath("openQuestions").isEqualTo("[\"" + QUESTION + "\"]");
            assertThatJson(line).inPath("scales.total.mean").isEqualTo(2.0);
            assertThatJson(line).inPath("scales.pair.required").isEqualTo(2);
        });
        String problem = cli.messages().get(0);
        assertThatJson(problem).inPath("row").isEqualTo(2);
        assertThatJson(problem).inPath("recordId").isEqualTo("\"r-1\"");
        assertThatJson(problem).inPath("problems[0].code").isEqualTo("\"no-published-rule\"");
    }

    @Test
    void aTableOfOneInstrumentIsNotSettledByARecordThatThePolicyDoesNotFit() {
        Cli cli = score(Fixtures.goodRecord("r-1") + "\n" + SHEET, "--missing=published", "--output=csv");

        assertThat(cli.rows()).singleElement().satisfies(row -> {
            assertThat(row.getField("instrument")).isEqualTo("ruled-5");
            assertThat(row.getField("policy")).isEqualTo(RULE);
            assertThat(row.getField("openQuestions")).isEqualTo(QUESTION);
            assertThat(row.getField("pair_status")).isEqualTo("insufficient");
            assertThat(row.getField("total_mean")).isEqualTo("2.0");
        });
    }

    @Test
    void aTableForPeopleNamesTheRuleOfEachInstrument() {
        Cli cli = score(SHEET, "--missing=published", "--output=table");

        assertThat(cli.lines())
                .startsWith("Numbers are rounded to 2 decimals. Missing policy: published.")
                .contains("Missing policy of ruled-5: " + RULE + ".", "Open question of ruled-5: " + QUESTION);
    }

    @Test
    void tooFewAnswersOnTheWholeFormAreSaid() {
        Cli cli = score(SHEET, "--missing=form-at-most-missing:1", "--output=table");

        assertThat(cli.lines())
                .filteredOn(line -> line.contains("ruled-5"))
                .hasSize(2)
                .allSatisfy(line -> assertThat(line).endsWith("; the form 3 of 5, needs 4"));
    }

    @Test
    void aScaleMayHaveARuleOfItsOwn() {
        Cli cli = score(SHEET, "--missing=complete,total=at-most-missing:2");

        assertThat(cli.exitCode()).isZero();
        assertThatJson(cli.out()).inPath("policy").isEqualTo("\"complete,total=at-most-missing:2\"");
        assertThatJson(cli.out()).inPath("scales.total.status").isEqualTo("\"scored\"");
        assertThatJson(cli.out()).inPath("scales.pair.status").isEqualTo("\"insufficient\"");
    }

    @Test
    void aReceiptUnderThePublishedRuleIsVerified() {
        Cli receipts = score(SHEET, "--missing=published", "--receipt");

        assertThat(Cli.runWith(RULED, receipts.out(), "verify", "-").exitCode()).isZero();
        assertThat(Cli.runWith(RULED, receipts.out().replace(RULE, "published(complete)"), "verify", "-")
                        .exitCode())
                .isEqualTo(1);
    }

    @Test
    void theAnalysesSetAsideWhatThePolicyDoesNotFit() {
        StringBuilder in = new StringBuilder(Fixtures.sheet("d-9", 1, 3)).append('\n');
        for (int session = 1; session <= 3; session++) {
            in.append(Fixtures.ruled("client", "d-1", session)).append('\n');
        }
        Cli change = Cli.runWith(
                RULED,
                in.toString(),
                "change",
                "-",
                "--missing=published",
                "--sd=1",
                "--reliability=0.9",
                "--reliability-kind=retest",
                "--source=invented",
                "--json");
        assertThat(change.exitCode()).isEqualTo(1);
        assertThat(change.messages().get(0)).contains("no-published-rule", "\"row\":1");
        assertThatJson(change.out()).inPath("policy").isEqualTo("\"" + RULE + "\"");
        assertThatJson(change.out()).inPath("series").isArray().hasSize(1);
        assertThatJson(change.out()).inPath("series[0].openQuestions").isEqualTo("[\"" + QUESTION + "\"]");

        Cli agreement = Cli.runWith(
                RULED,
                Fixtures.sheet("d-9", 1, 3) + "\n" + Fixtures.ruled("client", "d-1", 1) + "\n"
                        + Fixtures.ruled("therapist", "d-1", 1),
                "agreement",
                "-",
                "--missing=published",
                "--session=1");
        assertThat(agreement.exitCode()).isEqualTo(1);
        assertThat(agreement.messages().get(0)).contains("no-published-rule", "\"row\":1");
        assertThat(agreement.out()).contains("Missing policy: " + RULE + ".", "Open question of ruled-5: " + QUESTION);
    }

    @Test
    void anInstrumentsPageShowsItsRule() {
        assertThat(Cli.runWith(RULED, "", "show", "ruled-5").out().replaceAll("\\s+", " "))
                .contains(
                        "missing responses Two answers may be missing, but none of the pair.; at-most-missing:2; pair:"
                                + " complete");
    }
}
