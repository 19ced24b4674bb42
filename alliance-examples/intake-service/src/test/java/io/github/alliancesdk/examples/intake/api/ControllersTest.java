package io.github.alliancesdk.examples.intake.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.verifyNoMoreInteractions;
import static org.mockito.Mockito.when;

import io.github.alliancesdk.core.Problem;
import io.github.alliancesdk.core.Problem.Area;
import io.github.alliancesdk.core.ProblemCode;
import io.github.alliancesdk.core.response.Responses;
import io.github.alliancesdk.examples.intake.IntakeProperties;
import io.github.alliancesdk.examples.intake.Payloads;
import io.github.alliancesdk.examples.intake.administration.Administration;
import io.github.alliancesdk.examples.intake.administration.Administrations;
import io.github.alliancesdk.examples.intake.administration.State;
import io.github.alliancesdk.examples.intake.administration.Submission;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.boot.webmvc.test.autoconfigure.WebMvcTest;
import org.springframework.http.MediaType;
import org.springframework.security.test.context.support.WithMockUser;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** Tests the controllers alone, with a mocked service. */
@WithMockUser(roles = "CLINICIAN")
@WebMvcTest({AdministrationController.class, DraftController.class})
@AutoConfigureMockMvc(addFilters = false)
@EnableConfigurationProperties(IntakeProperties.class)
class ControllersTest {
    private static final Administration STORED = new Administration(
            "r 1/2",
            State.FINAL,
            "e-1",
            "wai-sr",
            "1.0.0",
            "sha256:00",
            "client",
            Optional.empty(),
            Optional.empty(),
            OptionalInt.empty(),
            "{}",
            Optional.of("{\"scales\":{}}"),
            Optional.empty(),
            OffsetDateTime.MIN,
            Optional.empty());

    @MockitoBean
    private Administrations administrations;

    @Autowired
    private MockMvcTester mvc;

    private MockMvcTester.MockMvcRequestBuilder post(String payload) {
        return mvc.post()
                .uri("/administrations")
                .contentType(MediaType.APPLICATION_JSON)
                .content(payload);
    }

    @Test
    void whatWasCreatedHasAnAddressAndAVersion() {
        when(administrations.submit(any())).thenReturn(new Submission.Created(STORED));

        assertThat(post(Payloads.waiSr("r 1/2", "d", 1, 4)))
                .hasStatus(201)
                .hasHeader("Location", "/administrations/r%201%2F2")
                .hasHeader("ETag", "\"e-1\"")
                .bodyText()
                .isEqualTo("{\"scales\":{}}");
    }

    @Test
    void whatTheAnnotationRefusesIsNeverSubmitted() {
        String payload = Payloads.waiSr("r-1", "d", 1, 6);
        when(administrations.problems(any()))
                .thenReturn(List.of(Problem.of(Area.RESPONSE, ProblemCode.OUT_OF_RANGE, "/responses/1")
                        .withItem(1)
                        .withAllowed("1..5")));

        assertThat(post(payload)).hasStatus(422).hasContentType(MediaType.APPLICATION_PROBLEM_JSON);
        // the problems were requested for the payload that was sent, and nothing else was called
        verify(administrations).problems(Responses.parse(payload));
        verifyNoMoreInteractions(administrations);
    }

    @Test
    void theVersionThatAClientKnowsIsHandedOnWithoutItsQuotes() {
        Responses draft = Responses.parse(Payloads.waiSr("r-1", "d", 1, 4));
        when(administrations.saveDraft(draft, Optional.of("e-1"))).thenReturn(new Submission.Replayed(STORED));
        when(administrations.saveDraft(draft, Optional.of(""))).thenReturn(new Submission.Outdated());

        assertThat(put("\"e-1\"")).hasStatus(204);
        assertThat(put("e-1")).hasStatus(412);
    }

    private MockMvcTester.MockMvcRequestBuilder put(String ifMatch) {
        return mvc.put()
                .uri("/drafts/r-1")
                .header("If-Match", ifMatch)
                .contentType(MediaType.APPLICATION_JSON)
                .content(Payloads.waiSr("r-1", "d", 1, 4));
    }
}
