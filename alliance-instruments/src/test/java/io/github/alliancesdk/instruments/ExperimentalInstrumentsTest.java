package io.github.alliancesdk.instruments;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.alliancesdk.core.Problem;
import io.github.alliancesdk.core.ProblemCode;
import io.github.alliancesdk.core.instrument.Construct;
import io.github.alliancesdk.core.instrument.Instrument;
import io.github.alliancesdk.core.instrument.InstrumentQuery;
import io.github.alliancesdk.core.instrument.InstrumentStatus;
import io.github.alliancesdk.core.instrument.Rater;
import io.github.alliancesdk.core.instrument.Referent;
import io.github.alliancesdk.core.interchange.ScoreReportWriter;
import io.github.alliancesdk.core.response.CheckResult;
import io.github.alliancesdk.core.response.RejectedResponses;
import io.github.alliancesdk.core.response.ResponseChecker;
import io.github.alliancesdk.core.response.Responses;
import io.github.alliancesdk.core.scoring.ScoreReport;
import io.github.alliancesdk.core.scoring.Scorer;
import io.github.alliancesdk.core.validation.Experimental;
import io.github.alliancesdk.core.validation.ValidResponses;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import jakarta.validation.ValidatorFactory;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.hibernate.validator.messageinterpolation.ParameterMessageInterpolator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Experimental instruments are scored only after an opt-in, and their reports repeat the status. */
class ExperimentalInstrumentsTest {
    private static final ResponseChecker CHECKER = ResponseChecker.of(BundledInstruments.catalog());

    static Stream<Instrument> experimental() {
        return with(InstrumentStatus.EXPERIMENTAL);
    }

    static Stream<Instrument> catalogued() {
        return with(InstrumentStatus.CATALOGUED);
    }

    private static Stream<Instrument> with(InstrumentStatus status) {
        return BundledInstruments.catalog().find(InstrumentQuery.any().withStatus(status)).stream();
    }

    /** A sheet with the lowest answer to every item. */
    private static Responses sheet(Instrument instrument) {
        Responses.Builder sheet = Responses.builder(
                instrument.id().value(),
                instrument.raters().stream().findFirst().orElse(Rater.CLIENT));
        instrument.itemNumbers().forEach(item -> sheet.answer(item, lowest(instrument)));
        return sheet.build();
    }

    private static int lowest(Instrument instrument) {
        return instrument.formats().isEmpty() ? 1 : instrument.responseFormat().unscaledMin();
    }

    @ParameterizedTest
    @MethodSource("experimental")
    void withoutAnOptInItIsRefused(Instrument instrument) {
        assertThat(codes(CHECKER.check(sheet(instrument)))).containsExactly(ProblemCode.EXPERIMENTAL);
    }

    @ParameterizedTest
    @MethodSource("experimental")
    void afterAnOptInItsReportCarriesStatusAndOpenQuestions(Instrument instrument) {
        ScoreReport report = Scorer.complete()
                .score(CHECKER.allowExperimental().check(sheet(instrument)).orElseThrow());

        assertThat(report.status()).isEqualTo(InstrumentStatus.EXPERIMENTAL);
        assertThat(report.openQuestions()).isNotEmpty().isEqualTo(instrument.openQuestions());
        assertThat(report.toMap())
                .containsEntry("status", "experimental")
                .containsEntry("openQuestions", instrument.openQuestions());
    }

    @ParameterizedTest
    @MethodSource("catalogued")
    void aCataloguedInstrumentIsLookedUpAndNeverScored(Instrument instrument) {
        assertThat(codes(CHECKER.allowExperimental().check(sheet(instrument))))
                .containsExactly(ProblemCode.NOT_SCORABLE);
    }

    private static List<ProblemCode> codes(CheckResult result) {
        return ((RejectedResponses) result)
                .problems().stream().map(Problem::code).toList();
    }

    private record Cautious(
            @ValidResponses(instrument = "sai-6") Responses sheet) {}

    private record Willing(
            @ValidResponses(instrument = "sai-6", experimental = Experimental.ALLOWED)
            Responses sheet) {}

    @Test
    void anAnnotationAsksForTheOptInToo() {
        Responses sheet = sheet(BundledInstruments.catalog().get("sai-6"));
        try (ValidatorFactory factory = Validation.byDefaultProvider()
                .configure()
                .messageInterpolator(new ParameterMessageInterpolator(Set.of(Locale.ROOT), Locale.ROOT, false))
                .buildValidatorFactory()) {
            Validator validator = factory.getValidator();

            assertThat(validator.validate(new Cautious(sheet)))
                    .singleElement()
                    .satisfies(violation -> assertThat(violation.getMessage()).contains("experimental"));
            assertThat(validator.validate(new Willing(sheet))).isEmpty();
        }
    }

    @Test
    void theScalesOfTheWaiIAreAboutDifferentReferents() {
        Instrument instrument = BundledInstruments.catalog().get("wai-i");

        assertThat(instrument.scale("task-goal").referents()).containsExactly(Referent.PROGRAMME);
        assertThat(instrument.scale("bond").referents()).containsExactly(Referent.THERAPIST);
        assertThat(instrument.scale("total").referents()).isEmpty();
        String record = ScoreReportWriter.withDefaults()
                .write(Scorer.complete()
                        .score(ResponseChecker.of(instrument)
                                .allowExperimental()
                                .check(Responses.inItemOrder(
                                        instrument, Rater.CLIENT, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3))
                                .orElseThrow()));
        assertThat(record)
                .contains("\"items\":8,\"prorated\":false,\"referents\":[\"programme\"]}")
                .contains("\"items\":4,\"prorated\":false,\"referents\":[\"therapist\"]}")
                .contains("\"items\":12,\"prorated\":false}");
    }

    /** Ten items of the rights holder's form, and twelve of an adaptation, whose id differs by one letter. */
    @Test
    void theTwoTherapistFormsOfTheWaiSrAreNotTheSame() {
        Instrument form = BundledInstruments.catalog().get("wai-srt");
        Instrument adaptation = BundledInstruments.catalog().get("wai-sr-t");

        assertThat(form.items()).hasSize(10);
        assertThat(adaptation.items()).hasSize(12);
        assertThat(form.raters()).containsExactly(Rater.THERAPIST).isEqualTo(adaptation.raters());
        assertThat(form.referents()).containsExactly(Referent.CLIENT);
    }

    /** Typical queries: by rater and by referent. */
    @Test
    void theCatalogueAnswersQuestions() {
        assertThat(ids(InstrumentQuery.any().withReferent(Referent.PROGRAMME).withRater(Rater.CLIENT)))
                .containsExactly("wai-sr", "wai-i", "wai-tech-sf");
        assertThat(ids(InstrumentQuery.any().withRater(Rater.OBSERVER)))
                .containsExactly("wai-o", "wai-sr-o", "softa-o", "tes");
        assertThat(ids(InstrumentQuery.any().withReferent(Referent.APP).withStatus(InstrumentStatus.KEYED)))
                .containsExactly("wai-sr", "dwai");
        assertThat(ids(InstrumentQuery.any().withItems(1, 6)))
                .containsExactly("dwai", "sai-6", "wai-b3", "arm-5", "haq-6", "srs", "gsrs", "softa-o");
        assertThat(ids(InstrumentQuery.any().withReferent(Referent.FAMILY))).containsExactly("softa-o");
        assertThat(ids(InstrumentQuery.any().withConstruct(Construct.EMPATHY)))
                .containsExactly("care", "tes", "teas", "blri-64", "blri-mini");
        assertThat(ids(InstrumentQuery.any().withConstruct(Construct.COMPASSION)))
                .isEmpty();
        assertThat(ids(InstrumentQuery.any().withStatus(InstrumentStatus.CATALOGUED)))
                .hasSize(47);
        assertThat(ids(InstrumentQuery.any().withStatus(InstrumentStatus.EXPERIMENTAL)))
                .hasSize(12);
        assertThat(ids(InstrumentQuery.any().withStatus(InstrumentStatus.KEYED)))
                .containsExactly("wai", "wai-s", "wai-sr", "dwai", "arm-5", "srs", "softa-o", "care");
    }

    private static List<String> ids(InstrumentQuery query) {
        return BundledInstruments.catalog().find(query).stream()
                .map(instrument -> instrument.id().value())
                .toList();
    }
}
