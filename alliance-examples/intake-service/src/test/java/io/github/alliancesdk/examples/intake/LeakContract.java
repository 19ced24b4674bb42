package io.github.alliancesdk.examples.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.alliancesdk.examples.intake.audit.RefusalLog;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Answers, scores and tokens are never logged, even at the most detailed log level. */
@ExtendWith(OutputCaptureExtension.class)
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "intake.tokens.clinician.tester=" + Api.TOKEN_DIGEST,
            "intake.tokens.researcher.reader=" + Api.RESEARCHER_DIGEST,
            "intake.tokens.administrator.operator=" + Api.ADMINISTRATOR_DIGEST,
            "debug=true",
            "logging.level.root=debug",
            "logging.level.org.springframework.web=debug",
            // the client's logger, which isn't part of the service
            "logging.level.jdk=info"
        })
abstract class LeakContract {
    private static final List<String> CANARIES = List.of(
            "8765431", "geheim", "kanarie", "\"responses\"", "3.91666", "\"mean\"", Api.TOKEN, "falsches-zeichen");

    @Value("${local.server.port}")
    private int port;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private RefusalLog refusals;

    @Test
    void noLogHoldsAnAnswer(CapturedOutput output) {
        Api api = new Api(port, Api.TOKEN);
        String good = Payloads.waiSr("r-leak", "d-leak", 1, 4).replace("\"1\":4", "\"1\":3");
        int answered = 0;
        for (String body : List.of(
                good,
                good,
                good.replace("\"2\":4", "\"2\":5"),
                good.replace("\"2\":4", "\"2\":8765431"),
                good.replace("\"2\":4", "\"2\":\"geheim\""),
                good.replace("\"2\":4", "\"2\":geheim"),
                good.replace("\"2\":4", "\"kanarie\":2"),
                good.replace("\"2\":4", "\"2\":[\"kanarie\", 8765431]"),
                "geheim",
                "{\"responses\":{\"1\":8765431}}",
                good + "8765431")) {
            answered += api.post("/administrations", body).statusCode() > 0 ? 1 : 0;
            answered += api.post("/score", body).statusCode() > 0 ? 1 : 0;
            answered += api.post("/score", "[" + body + "]").statusCode() > 0 ? 1 : 0;
            answered += api.put("/drafts/r-leak-draft", body.replace("r-leak", "r-leak-draft"))
                                    .statusCode()
                            > 0
                    ? 1
                    : 0;
        }
        String form = Payloads.fhirWaiSr("r-leak-fhir", "d-leak", 3);
        for (String body : List.of(
                form,
                form.replace("\"code\":\"3\"", "\"code\":\"8765431\""),
                form.replace("\"code\":\"3\"", "\"code\":\"geheim\""),
                form.replace("\"code\":\"3\"", "\"code\":geheim"),
                form.replace("\"linkId\":\"2\"", "\"linkId\":\"kanarie\""),
                "geheim")) {
            answered +=
                    api.post("/fhir/QuestionnaireResponse?rater=client", body).statusCode() > 0 ? 1 : 0;
            String entry = "{\"resource\":" + body + "}";
            String bundle = "{\"resourceType\":\"Bundle\",\"type\":\"collection\",\"entry\":[" + entry + "]}";
            answered += api.post("/fhir?rater=client", bundle).statusCode() > 0 ? 1 : 0;
        }
        api.get("/fhir/Observation?derived-from=QuestionnaireResponse/r-leak-fhir");
        api.get("/administrations/r-leak");
        api.get("/drafts/r-leak-draft");
        api.get("/dyads/d-leak/series");
        api.get("/dyads/d-leak/series?sd=none");
        api.with("falsches-zeichen").get("/instruments");
        api.send(api.request("/administrations")
                .header("Content-Type", "text/plain")
                .POST(BodyPublishers.ofString("geheim")));
        Api administrator = api.with(Api.ADMINISTRATOR_TOKEN);
        assertThat(administrator.get("/dyads/d-leak/export").body()).contains("\"mean\"");
        jdbc.sql("update administration set report = ? where record_id = 'r-leak'")
                .param("{kanarie")
                .update();
        assertThat(api.with(Api.RESEARCHER_TOKEN).post("/verify", "").body()).doesNotContain("kanarie");
        api.get("/fhir/Observation?derived-from=QuestionnaireResponse/r-leak");
        assertThat(administrator.get("/dyads/d-leak/export").statusCode()).isEqualTo(500);
        assertThat(administrator.delete("/administrations/r-leak").statusCode()).isEqualTo(200);
        // the database refuses the row, and its error message contains the row
        jdbc.sql("alter table administration add constraint never check (session_number <> 777)")
                .update();
        assertThat(api.post(
                                "/administrations",
                                good.replace("r-leak", "r-777").replace("\"session\":1", "\"session\":777"))
                        .statusCode())
                .isEqualTo(500);
        jdbc.sql("alter table administration alter column dyad_id set data type varchar(10)")
                .update();
        assertThat(api.post("/administrations", Payloads.waiSr("r-long", "d-geheim-and-long", 1, 4))
                        .statusCode())
                .isEqualTo(500);

        assertThat(answered).isEqualTo(56);
        // proves that the capture works and that the server logged at DEBUG
        assertThat(output.getAll()).contains("POST \"/administrations\"").contains("Completed 422");
        refusals.flush();
        List<String> audit = jdbc.sql("select * from audit_entry").query().listOfRows().stream()
                .map(Object::toString)
                .toList();
        assertThat(audit)
                .anyMatch(entry -> entry.contains("=PUT /drafts/{recordId},"))
                .anyMatch(entry -> entry.contains("=415,"));
        for (String canary : CANARIES) {
            assertThat(audit).as(canary).noneMatch(entry -> entry.contains(canary));
            assertThat(output.getAll().lines().filter(line -> line.contains(canary)))
                    .as(canary)
                    .isEmpty();
        }
    }
}
