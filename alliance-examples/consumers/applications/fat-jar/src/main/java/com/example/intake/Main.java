package com.example.intake;

import io.github.alliancesdk.core.instrument.InstrumentCatalog;
import io.github.alliancesdk.core.instrument.InstrumentId;
import io.github.alliancesdk.core.response.ResponseChecker;
import io.github.alliancesdk.core.response.Responses;
import io.github.alliancesdk.core.scoring.ScoreReport;
import io.github.alliancesdk.core.scoring.Scorer;
import io.github.alliancesdk.core.validation.ValidResponses;
import io.github.alliancesdk.core.validation.ValidResponsesValidator;
import io.github.alliancesdk.instruments.BundledInstruments;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorFactory;
import jakarta.validation.Validation;
import jakarta.validation.ValidatorFactory;
import java.util.List;

/** Reads, validates and scores a payload where the SDK's instruments can't be discovered. */
public final class Main {
    private static final String GOOD = """
            {"instrument":"wai-sr","rater":"client",
             "responses":{"1":3,"2":3,"3":4,"4":3,"5":5,"6":3,"7":5,"8":3,"9":4,"10":3,"11":3,"12":3}}""";
    private static final String BAD = """
            {"instrument":"wai-sr","rater":"client","responses":{"1":113,"2":3.7,"99":1}}""";

    /** The application's own bean. */
    record Intake(@ValidResponses(instrument = "wai-sr") Responses responses) {}

    private Main() {}

    public static void main(String[] arguments) {
        List<String> discovered = InstrumentCatalog.discover().ids().stream()
                .map(InstrumentId::toString)
                .toList();
        require(discovered.equals(List.of("own-scale")), "this jar is not naive enough, it discovers " + discovered);

        InstrumentCatalog catalog = BundledInstruments.catalog();
        Responses responses = Responses.parse(GOOD);
        List<String> accepted;
        List<String> refused;
        try (ValidatorFactory factory = Validation.byDefaultProvider()
                .configure()
                .constraintValidatorFactory(new CatalogValidators(catalog))
                .buildValidatorFactory()) {
            accepted = messages(factory, responses);
            refused = messages(factory, Responses.parse(BAD));
        }
        require(accepted.isEmpty(), "a good payload has violations: " + accepted);
        require(refused.size() == 3, "a bad payload has these violations: " + refused);
        require(refused.contains("/responses/1: The value is out of range; allowed: 1..5."), refused.toString());
        require(refused.stream().noneMatch(message -> message.contains("113")), "a message holds an answer");

        ScoreReport report = Scorer.complete()
                .score(ResponseChecker.of(catalog).check(responses).orElseThrow());
        double bond = report.scale("bond").mean().orElseThrow();
        require(bond == 4.5, "bond is " + bond);
        System.out.println("ok: fat jar, bond " + bond);
    }

    private static List<String> messages(ValidatorFactory factory, Responses responses) {
        return factory.getValidator().validate(new Intake(responses)).stream()
                .map(violation -> violation.getMessage())
                .toList();
    }

    private static void require(boolean condition, String otherwise) {
        if (!condition) {
            throw new IllegalStateException(otherwise);
        }
    }

    /** Creates the SDK's validator with this catalogue, and all other validators as usual. */
    private record CatalogValidators(InstrumentCatalog catalog) implements ConstraintValidatorFactory {
        @Override
        public <T extends ConstraintValidator<?, ?>> T getInstance(Class<T> type) {
            if (type == ValidResponsesValidator.class) {
                return type.cast(new ValidResponsesValidator(catalog));
            }
            try {
                return type.getDeclaredConstructor().newInstance();
            } catch (ReflectiveOperationException e) {
                throw new IllegalArgumentException("no such validator: " + type, e);
            }
        }

        @Override
        public void releaseInstance(ConstraintValidator<?, ?> instance) {}
    }
}
