package io.github.alliancesdk.examples.intake.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import io.github.alliancesdk.examples.intake.Api;
import io.github.alliancesdk.examples.intake.Databases;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.MockMvc;

/** What was answered on the page and what was scored is in no log, also where everything is logged. */
@ExtendWith(OutputCaptureExtension.class)
@SpringBootTest(
        properties = {
            "intake.tokens.tests=" + Api.TOKEN_DIGEST,
            "debug=true",
            "logging.level.root=debug",
            "logging.level.org.springframework.web=debug"
        })
@AutoConfigureMockMvc
class PageLeakTest {
    private static final List<String> CANARIES = List.of(
            "8765431",
            "geheim",
            "kanarie",
            "\"responses\"",
            "3.8333",
            "\"mean\"",
            "mean=",
            "chosen",
            "piano",
            "Rather yes");

    @Autowired
    private MockMvc mvc;

    @DynamicPropertySource
    static void database(DynamicPropertyRegistry properties) {
        String url = Databases.h2();
        properties.add("spring.datasource.url", () -> url);
    }

    @Test
    void noLogHoldsAnAnswer(CapturedOutput output) throws Exception {
        mvc.perform(post("/page/administrations")
                .with(user("tests"))
                .with(csrf())
                .param("recordId", "r-leak")
                .param("instrument", "demonstration")
                .param("rater", "client")
                .param("referent", "app")
                .param("dyadId", "d-leak")
                .param("raterId", "")
                .param("session", "1"));
        for (String action : List.of("save", "send", "send-with-gaps")) {
            for (String value : List.of("8765431", "geheim", "8765431.5")) {
                assertThat(status(action, "item-1", value)).isEqualTo(422);
                assertThat(status(action, "kanarie", value)).isIn(302, 409, 422);
            }
            assertThat(status(action, "item-kanarie", "1")).isIn(409, 422);
            assertThat(status(action, "item-1", "4")).isIn(302, 409);
        }
        for (String path :
                List.of("/page/administrations/r-leak/result", "/page/dyads/d-leak", "/page/dyads/d-leak/chart.svg")) {
            assertThat(mvc.perform(get(path).with(user("tests")))
                            .andReturn()
                            .getResponse()
                            .getStatus())
                    .isEqualTo(200);
        }

        // the capture works, and the server was at DEBUG
        assertThat(output.getAll())
                .contains("POST \"/page/administrations/r-leak\"")
                .contains("Completed 422");
        for (String canary : CANARIES) {
            assertThat(output.getAll().lines().filter(line -> line.contains(canary)))
                    .as(canary)
                    .isEmpty();
        }
    }

    private int status(String action, String name, String value) throws Exception {
        return mvc.perform(post("/page/administrations/r-leak")
                        .with(user("tests"))
                        .with(csrf())
                        .param("action", action)
                        .param("item-2", "5")
                        .param("item-3", "5")
                        .param("item-4", "2")
                        .param("item-5", "4")
                        .param("item-6", "1")
                        .param(name, value))
                .andReturn()
                .getResponse()
                .getStatus();
    }
}
