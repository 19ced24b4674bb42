package com.example.intake;

import io.github.alliancesdk.core.response.ResponseChecker;
import io.github.alliancesdk.core.scoring.Scorer;
import io.github.alliancesdk.instruments.BundledInstruments;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** One checker and one scorer for the whole application; both are thread-safe. */
@Configuration
public class IntakeConfiguration {
    @Bean
    ResponseChecker checker() {
        return ResponseChecker.of(BundledInstruments.waiShortRevised());
    }

    @Bean
    Scorer scorer() {
        return Scorer.complete();
    }
}
