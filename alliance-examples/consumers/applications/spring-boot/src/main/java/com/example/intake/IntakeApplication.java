package com.example.intake;

import io.github.alliancesdk.core.validation.AllianceValidation;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** A default Spring MVC application. */
@SpringBootApplication
public class IntakeApplication {
    public static void main(String[] arguments) {
        // a wrong annotation fails here and not at the first request
        AllianceValidation.verify(Intake.class, IntakeController.class, UnadvisedController.class);
        SpringApplication.run(IntakeApplication.class, arguments);
    }
}
