package com.example.intake;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.alliancesdk.core.instrument.InstrumentCatalog;
import io.github.alliancesdk.core.response.ResponseChecker;
import io.github.alliancesdk.core.response.Responses;
import io.github.alliancesdk.core.scoring.ScoreReport;
import io.github.alliancesdk.core.scoring.Scorer;
import io.github.alliancesdk.core.validation.ValidResponses;
import jakarta.validation.NoProviderFoundException;
import jakarta.validation.Validation;
import jakarta.validation.ValidatorFactory;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/** Reads a payload and scores it. With a validation provider on the module path, it validates a bean first. */
public final class Main {
    private static final String GOOD = """
            {"rater":"client",
             "responses":{"1":3,"2":3,"3":4,"4":3,"5":5,"6":3,"7":5,"8":3,"9":4,"10":3,"11":3,"12":3}}""";
    private static final String BAD = """
            {"rater":"client","responses":{"1":113,"2":3.7,"99":1}}""";

    /** The application's own bean. */
    record Intake(@ValidResponses(instrument = "wai-sr") Responses responses) {}

    private Main() {}

    public static void main(String[] arguments) throws Exception {
        for (String module : List.of("io.github.alliancesdk.core", "io.github.alliancesdk.instruments")) {
            require(ModuleLayer.boot().findModule(module).isPresent(), module + " is not a module here");
        }
        Responses responses = Responses.parse(GOOD);
        boolean provider = arguments[0].equals("with-provider");
        try (ValidatorFactory factory = Validation.buildDefaultValidatorFactory()) {
            require(provider, "a provider was found");
            validate(factory, responses);
        } catch (NoProviderFoundException e) {
            require(!provider, "no provider was found");
        }
        // found through the module's `provides`
        ScoreReport report = Scorer.complete()
                .score(ResponseChecker.of(InstrumentCatalog.discover().get("wai-sr"))
                        .check(responses)
                        .orElseThrow());
        bind(report);
        double bond = report.scale("bond").mean().orElseThrow();
        require(bond == 4.5, "bond is " + bond);
        System.out.println("ok: module path, " + arguments[0] + ", bond " + bond);
    }

    /** The application's own mappers read payloads and write reports, although the SDK opens no package to them. */
    private static void bind(ScoreReport report) throws Exception {
        ObjectMapper two = new ObjectMapper();
        JsonMapper three = new JsonMapper();
        ResponseChecker checker =
                ResponseChecker.of(InstrumentCatalog.discover().get("wai-sr"));
        for (String payload : List.of(GOOD, BAD, BAD.replace("\"99\"", "\"1\""))) {
            String parsed = checker.check(Responses.parse(payload)).toString();
            String byTwo =
                    checker.check(two.readValue(payload, Responses.class)).toString();
            String byThree =
                    checker.check(three.readValue(payload, Responses.class)).toString();
            require(byTwo.equals(parsed) && byThree.equals(parsed), "a mapper finds something else: " + parsed);
        }
        require(two.writeValueAsString(report).equals(three.writeValueAsString(report)), "the mappers write alike");
    }

    private static void validate(ValidatorFactory factory, Responses responses) {
        List<String> accepted = messages(factory, responses);
        List<String> refused = messages(factory, Responses.parse(BAD));
        require(accepted.isEmpty(), "a good payload has violations: " + accepted);
        require(refused.size() == 3, "a bad payload has these violations: " + refused);
        require(refused.contains("/responses/1: The value is out of range; allowed: 1..5."), refused.toString());
        require(refused.stream().noneMatch(message -> message.contains("113")), "a message holds an answer");
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
}
