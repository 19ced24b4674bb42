package io.github.alliancesdk.examples.intake.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.alliancesdk.examples.intake.Api;
import io.github.alliancesdk.examples.intake.Databases;
import java.net.http.HttpResponse;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The OpenAPI description matches the service. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = "intake.tokens.clinician.tester=" + Api.TOKEN_DIGEST)
class OpenApiTest {
    @Value("${local.server.port}")
    private int port;

    @Autowired
    private RequestMappingHandlerMapping requestMappingHandlerMapping;

    @DynamicPropertySource
    static void database(DynamicPropertyRegistry properties) {
        String url = Databases.h2();
        properties.add("spring.datasource.url", () -> url);
    }

    private JsonNode description() {
        HttpResponse<String> answer = new Api(port, Api.TOKEN).get("/openapi.json");
        assertThat(answer.statusCode()).isEqualTo(200);
        return JsonMapper.shared().readTree(answer.body());
    }

    @Test
    void everyOperationOfTheApiIsDescribed() {
        Set<String> mapped = new TreeSet<>();
        requestMappingHandlerMapping.getHandlerMethods().forEach((mapping, handler) -> {
            if (handler.getBeanType().getPackage().equals(ApiDescription.class.getPackage())
                    && handler.getBeanType() != ErrorAnswers.class) {
                mapping.getMethodsCondition()
                        .getMethods()
                        .forEach(method -> mapping.getPatternValues().forEach(path -> mapped.add(method + " " + path)));
            }
        });
        Set<String> described = new TreeSet<>();
        description()
                .path("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .properties()
                        .forEach(operation -> described.add(
                                operation.getKey().toUpperCase(java.util.Locale.ROOT) + " " + path.getKey())));

        assertThat(mapped).hasSize(21);
        assertThat(described).isEqualTo(mapped);
    }

    @Test
    void everyProblemIsDescribedAsOne() {
        JsonNode post = description().at("/paths/~1administrations/post/responses");

        assertThat(post.propertyNames())
                .containsExactlyInAnyOrder(
                        "200", "201", "400", "401", "403", "409", "413", "415", "422", "429", "500", "503");
        description()
                .path("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .forEach(operation -> operation
                                .path("responses")
                                .properties()
                                .forEach(response -> {
                                    boolean isFhir = path.getKey().startsWith("/fhir");
                                    if (Integer.parseInt(response.getKey()) >= 400) {
                                        assertThat(response.getValue()
                                                        .at("/content/application~1" + (isFhir ? "fhir" : "problem")
                                                                + "+json/schema/$ref")
                                                        .stringValue(""))
                                                .isEqualTo("#/components/schemas/" + (isFhir ? "Resource" : "Problem"));
                                    }
                                })));
        assertThat(description()
                        .at("/components/schemas/Problem/properties/problems/items/properties")
                        .propertyNames())
                .containsExactly("code", "pointer", "item", "allowed", "message");
    }

    @Test
    void thePayloadIsDescribedByTheSdksOwnSchema() {
        JsonNode payload = description().at("/components/schemas/Payload");

        assertThat(description()
                        .at("/paths/~1administrations/post/requestBody/content/application~1json/schema/$ref")
                        .stringValue(""))
                .isEqualTo("#/components/schemas/Payload");
        assertThat(payload.path("properties").propertyNames()).contains("instrument", "rater", "responses", "dyadId");
        assertThat(payload.path("required").toString())
                .isEqualTo("[\"instrument\",\"rater\",\"recordId\",\"responses\"]");
        assertThat(payload.at("/properties/responses/propertyNames/pattern").stringValue(""))
                .isEqualTo("^[1-9][0-9]{0,3}$");
        assertThat(payload.toString()).doesNotContain("$defs");
        JsonNode sheet = description().at("/components/schemas/Sheet");
        assertThat(sheet.path("required").toString()).isEqualTo("[\"instrument\",\"rater\",\"responses\"]");
        assertThat(description()
                        .at("/paths/~1score/post/requestBody/content/application~1json/schema/$ref")
                        .stringValue(""))
                .isEqualTo("#/components/schemas/Sheets");
    }

    @Test
    void aTokenIsAskedFor() {
        assertThat(description().at("/components/securitySchemes/token/scheme").stringValue(""))
                .isEqualTo("bearer");
        assertThat(description().path("security").toString()).isEqualTo("[{\"token\":[]}]");
    }
}
