package io.github.alliancesdk.examples.intake.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.alliancesdk.core.validation.Completeness;
import io.github.alliancesdk.examples.intake.Api;
import io.github.alliancesdk.examples.intake.IntakeProperties;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.mock.env.MockEnvironment;
import org.springframework.security.core.GrantedAuthority;

@ExtendWith(OutputCaptureExtension.class)
class TokensTest {
    private static Tokens tokens(Map<String, String> configured, String... profiles) {
        MockEnvironment environment = new MockEnvironment();
        environment.setActiveProfiles(profiles);
        IntakeProperties properties = new IntakeProperties(
                List.of(),
                configured,
                true,
                Completeness.OPTIONAL,
                "complete",
                new IntakeProperties.Limits(65_536, 600, 50, 150),
                0,
                List.of(),
                new IntakeProperties.Retention(null, null),
                new IntakeProperties.Fhir(Map.of()));
        return new Tokens(properties, environment);
    }

    @Test
    void aTokenIsKnownByItsDigest() {
        Tokens tokens = tokens(Map.of("clinician.somebody", Api.TOKEN_DIGEST), "production");

        assertThat(tokens.authenticate(Api.TOKEN).orElseThrow().getName()).isEqualTo("somebody");
        assertThat(tokens.authenticate(Api.TOKEN).orElseThrow().getAuthorities())
                .extracting(GrantedAuthority::getAuthority)
                .containsExactly("ROLE_CLINICIAN");
        assertThat(tokens.authenticate(Api.TOKEN + " ")).isEmpty();
        assertThat(tokens.authenticate(Api.TOKEN_DIGEST)).isEmpty();
        assertThat(tokens.authenticate("")).isEmpty();
    }

    @Test
    void developmentGetsANewTokenEachTimeAndSaysItOnce(CapturedOutput output) {
        Tokens tokens = tokens(Map.of());
        tokens(Map.of());
        List<String> made = output.getOut()
                .lines()
                .filter(line -> line.startsWith("Development token"))
                .map(line -> line.substring(line.lastIndexOf(' ') + 1))
                .toList();

        assertThat(made).hasSize(2).doesNotHaveDuplicates().allMatch(token -> token.matches("[0-9a-f]{64}"));
        assertThat(tokens.authenticate(made.get(0)).orElseThrow().getAuthorities())
                .hasSize(Role.values().length);
        assertThat(tokens.authenticate(made.get(1))).isEmpty();
    }

    @Test
    void productionHasNoTokenOfItsOwn() {
        assertThatExceptionOfType(TokenConfigurationException.class).isThrownBy(() -> tokens(Map.of(), "production"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a-token-in-clear",
                "sha256:",
                "sha256:00",
                // the digests of "password" and of the empty string
                "sha256:5e884898da28047151d0e56f8dc6292773603d0d6aabbdd62a11ef721d1542d8",
                "sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
            })
    void whatIsNoSecretStopsTheStart(String configured) {
        assertThatExceptionOfType(TokenConfigurationException.class)
                .isThrownBy(() -> tokens(Map.of("clinician.somebody", configured)))
                .withMessageContaining("intake.tokens.clinician.somebody")
                .satisfies(refused -> assertThat(refused.getMessage()).doesNotContain("clear"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"somebody", "admin.somebody", "Clinician.somebody", "clinician", ".somebody"})
    void aTokenWithoutARoleStopsTheStart(String key) {
        assertThatExceptionOfType(TokenConfigurationException.class)
                .isThrownBy(() -> tokens(Map.of(key, Api.TOKEN_DIGEST)))
                .withMessageContaining("intake.tokens." + key)
                .withMessageContaining("clinician, researcher, administrator");
    }

    @Test
    void aNameOrATokenOfTwoStopsTheStart() {
        assertThatExceptionOfType(TokenConfigurationException.class)
                .isThrownBy(() -> tokens(
                        Map.of("clinician.somebody", Api.TOKEN_DIGEST, "researcher.somebody", Api.RESEARCHER_DIGEST)))
                .withMessageContaining("somebody");
        assertThatExceptionOfType(TokenConfigurationException.class)
                .isThrownBy(
                        () -> tokens(Map.of("clinician.one", Api.TOKEN_DIGEST, "clinician.another", Api.TOKEN_DIGEST)))
                .withMessageContaining("the same token");
    }

    @ParameterizedTest
    @ValueSource(strings = {"nobody", "retention"})
    void aNameOfTheAuditStopsTheStart(String name) {
        assertThatExceptionOfType(TokenConfigurationException.class)
                .isThrownBy(() -> tokens(Map.of("clinician." + name, Api.TOKEN_DIGEST)))
                .withMessageContaining(name);
        assertThatExceptionOfType(TokenConfigurationException.class)
                .isThrownBy(() -> tokens(Map.of("clinician." + "x".repeat(101), Api.TOKEN_DIGEST)));
    }

    @Test
    void onlyAClinicianIsOne() {
        Tokens tokens = tokens(Map.of("clinician.mary", Api.TOKEN_DIGEST, "researcher.reader", Api.RESEARCHER_DIGEST));

        assertThat(tokens.isClinician("mary")).isTrue();
        assertThat(tokens.isClinician("reader")).isFalse();
        assertThat(tokens.isClinician("nobody")).isFalse();
    }
}
