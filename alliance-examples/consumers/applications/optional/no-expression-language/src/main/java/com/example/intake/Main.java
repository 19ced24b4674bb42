package com.example.intake;

import io.github.alliancesdk.core.response.Responses;
import io.github.alliancesdk.core.validation.ValidResponses;
import jakarta.validation.Validation;
import jakarta.validation.ValidationException;
import jakarta.validation.ValidatorFactory;
import java.util.List;
import org.hibernate.validator.messageinterpolation.ParameterMessageInterpolator;

/** Validates beans with an interpolator of messages that needs no expression language. */
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
        requireAbsent("jakarta.el.ExpressionFactory");
        requireDefaultFactoryRefused();
        List<String> accepted;
        List<String> refused;
        try (ValidatorFactory factory = Validation.byDefaultProvider()
                .configure()
                .messageInterpolator(new ParameterMessageInterpolator())
                .buildValidatorFactory()) {
            accepted = messages(factory, Responses.parse(GOOD));
            refused = messages(factory, Responses.parse(BAD));
        }
        require(accepted.isEmpty(), "a good payload has violations: " + accepted);
        require(refused.size() == 3, "a bad payload has these violations: " + refused);
        require(refused.contains("/responses/1: The value is out of range; allowed: 1..5."), refused.toString());
        System.out.println("ok: no expression language, " + refused.size() + " problems");
    }

    /** Why the interpolator has to be named. */
    private static void requireDefaultFactoryRefused() {
        try {
            Validation.buildDefaultValidatorFactory().close();
        } catch (ValidationException expected) {
            return;
        }
        throw new IllegalStateException("the provider needs no expression language by default");
    }

    private static List<String> messages(ValidatorFactory factory, Responses responses) {
        return factory.getValidator().validate(new Intake(responses)).stream()
                .map(violation -> violation.getMessage())
                .toList();
    }

    private static void requireAbsent(String... classes) {
        for (String name : classes) {
            try {
                Class.forName(name);
            } catch (ClassNotFoundException expected) {
                continue;
            }
            throw new IllegalStateException(name + " is on the class path");
        }
    }

    private static void require(boolean condition, String otherwise) {
        if (!condition) {
            throw new IllegalStateException(otherwise);
        }
    }
}
