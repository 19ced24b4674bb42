package io.github.alliancesdk.examples.intake.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import io.github.alliancesdk.examples.intake.Api;
import io.github.alliancesdk.examples.intake.Databases;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.MockMvc;

/** The page of a service that accepts only complete sheets. */
@SpringBootTest(properties = {"intake.tokens.clinician.tests=" + Api.TOKEN_DIGEST, "intake.completeness=required"})
@AutoConfigureMockMvc
class CompleteSheetsTest {
    @Autowired
    private MockMvc mvc;

    @DynamicPropertySource
    static void database(DynamicPropertyRegistry properties) {
        String url = Databases.h2();
        properties.add("spring.datasource.url", () -> url);
    }

    @Test
    void aFormWithGapsIsADraftAndNoMore() throws Exception {
        mvc.perform(post("/page/administrations")
                .with(user("tests").roles("CLINICIAN"))
                .with(csrf())
                .param("recordId", "r-complete")
                .param("instrument", "demonstration")
                .param("rater", "client")
                .param("referent", "app")
                .param("dyadId", "d-complete")
                .param("raterId", "")
                .param("session", "1"));

        assertThat(send("save").getStatus()).isEqualTo(302);
        for (String action : List.of("send", "send-with-gaps")) {
            MockHttpServletResponse answer = send(action);
            assertThat(answer.getStatus()).isEqualTo(422);
            assertThat(answer.getContentAsString())
                    .contains("Item 6 is missing; a complete sheet is required.")
                    .doesNotContain("send-with-gaps");
        }
    }

    private MockHttpServletResponse send(String action) throws Exception {
        return mvc.perform(post("/page/administrations/r-complete")
                        .with(user("tests").roles("CLINICIAN"))
                        .with(csrf())
                        .param("action", action)
                        .param("item-1", "4"))
                .andReturn()
                .getResponse();
    }
}
