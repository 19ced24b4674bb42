package io.github.alliancesdk.examples.intake.api;

import io.github.alliancesdk.core.response.Responses;
import io.swagger.v3.core.util.Json31;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.RequestBody;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Adds to {@code /openapi.json} what springdoc can't find in the controllers: payload, problems, versions. */
@Configuration(proxyBeanMethods = false)
class ApiDescription {
    private static final String SCHEMA = "/META-INF/alliance/io.github.alliancesdk.core/payload.schema.json";
    /** Statuses of every operation that needs a token. */
    private static final List<Integer> ALWAYS = List.of(400, 401, 403, 429, 500, 503);

    private static final Described BATCH = new Described(
            "Stores each QuestionnaireResponse of a batch or a collection on its own.", 200, 406, 413, 415);

    /** What each operation does, and its other statuses. */
    private static final Map<String, Described> OPERATIONS = Map.ofEntries(
            Map.entry(
                    "POST /administrations",
                    new Described(
                            "Stores a final administration and answers with its scores.",
                            201,
                            200,
                            409,
                            413,
                            415,
                            422)),
            Map.entry(
                    "GET /administrations/{recordId}",
                    new Described("The scores of a final administration.", 200, 304, 404)),
            Map.entry(
                    "PUT /drafts/{recordId}",
                    new Described("Stores a draft, or replaces it.", 201, 204, 409, 412, 413, 415, 422)),
            Map.entry("GET /drafts/{recordId}", new Described("The payload of a draft.", 200, 304, 404)),
            Map.entry("DELETE /drafts/{recordId}", new Described("Forgets a draft.", 204, 404)),
            Map.entry(
                    "GET /dyads/{dyadId}/series",
                    new Described("A dyad over its sessions: scores, slope, reliable change, drops.", 200, 304, 404)),
            Map.entry(
                    "DELETE /administrations/{recordId}",
                    new Described("Erases a record or a draft, also from the audit log.", 200, 404)),
            Map.entry(
                    "DELETE /dyads/{dyadId}",
                    new Described("Erases a dyad and all its records and drafts, also from the audit log.", 200, 404)),
            Map.entry("GET /dyads/{dyadId}/export", new Described("All that is stored about a dyad.", 200, 404)),
            Map.entry(
                    "PUT /dyads/{dyadId}/clinicians/{name}",
                    new Described("Adds a clinician to those whose dyad it is.", 204, 404)),
            Map.entry(
                    "DELETE /dyads/{dyadId}/clinicians/{name}",
                    new Described("Removes a clinician from those whose dyad it is.", 204, 404)),
            Map.entry("GET /instruments", new Described("The instruments.", 200, 304)),
            Map.entry("GET /instruments/{id}", new Described("The definition of an instrument.", 200, 304, 404)),
            Map.entry(
                    "POST /score",
                    new Described(
                            "Scores one payload, or each payload of an array, and stores nothing.",
                            200,
                            413,
                            415,
                            422)),
            Map.entry("POST /verify", new Described("Recomputes every final record from its answers.", 200)),
            Map.entry(
                    "POST /fhir/QuestionnaireResponse",
                    new Described(
                            "Stores a QuestionnaireResponse and answers with its scores as Observations.",
                            201,
                            200,
                            406,
                            409,
                            413,
                            415,
                            422)),
            Map.entry("POST /fhir", BATCH),
            Map.entry("POST /fhir/", BATCH),
            Map.entry(
                    "GET /fhir/Observation",
                    new Described("The scores of a QuestionnaireResponse as Observations.", 200, 406)),
            Map.entry(
                    "GET /fhir/Questionnaire/{id}",
                    new Described("An instrument as a Questionnaire, in R4 or R5.", 200, 304, 404, 406)),
            Map.entry("GET /fhir/metadata", new Described("The CapabilityStatement, in R4.", 200, 304, 406)));

    private record Described(String summary, List<Integer> statuses) {
        Described(String summary, Integer... statuses) {
            this(summary, List.of(statuses));
        }
    }

    /** The media types and the schemas of bodies: the service's own, or those of FHIR. */
    private record Form(String type, String payload, String errorType, String error) {
        static Form of(String path) {
            return path.startsWith("/fhir")
                    ? new Form(FhirJson.MEDIA_TYPE, "Resource", FhirJson.MEDIA_TYPE, "Resource")
                    : new Form(
                            "application/json",
                            path.equals("/score") ? "Sheets" : "Payload",
                            "application/problem+json",
                            "Problem");
        }
    }

    @Bean
    OpenAPI description() {
        return new OpenAPI()
                .info(new Info()
                        .title("Alliance intake service")
                        .version("1")
                        .description(
                                "Administers instruments of the therapeutic alliance. An example of the Alliance SDK."))
                // otherwise springdoc repeats the Host of the request
                .addServersItem(new Server().url("/"))
                .addSecurityItem(new SecurityRequirement().addList("token"))
                .components(new Components()
                        .addSecuritySchemes(
                                "token",
                                new SecurityScheme()
                                        .type(SecurityScheme.Type.HTTP)
                                        .scheme("bearer")));
    }

    @Bean
    OpenApiCustomizer complete() {
        return api -> {
            api.getComponents().addSchemas("Sheet", payload());
            api.getComponents().addSchemas("Sheets", sheets());
            api.getComponents().addSchemas("Payload", payload().addRequiredItem("recordId"));
            api.getComponents().addSchemas("Problem", problem());
            api.getComponents().addSchemas("Resource", resource());
            api.getComponents().getSchemas().remove(Responses.class.getSimpleName());
            api.getPaths()
                    .forEach((path, item) -> item.readOperationsMap()
                            .forEach((method, operation) -> describe(
                                    operation,
                                    Form.of(path),
                                    Objects.requireNonNull(OPERATIONS.get(method + " " + path), path))));
        };
    }

    private static void describe(Operation operation, Form form, Described described) {
        operation.summary(described.summary());
        if (described.statuses().contains(415)) {
            operation.requestBody(
                    new RequestBody().required(true).content(content(form.type(), reference(form.payload()))));
        }
        ApiResponses responses = new ApiResponses();
        for (int status : described.statuses()) {
            responses.addApiResponse(String.valueOf(status), response(status, form, described));
        }
        ALWAYS.forEach(status -> responses.addApiResponse(String.valueOf(status), response(status, form, described)));
        operation.responses(responses);
    }

    private static ApiResponse response(int status, Form form, Described described) {
        ApiResponse response =
                new ApiResponse().description(HttpStatus.valueOf(status).getReasonPhrase());
        if (status >= 400) {
            response.content(content(form.errorType(), reference(form.error())));
        } else if (status < 204) {
            response.content(content(form.type(), new JsonSchema()));
        }
        if (status < 400 && described.statuses().contains(304)) {
            response.addHeaderObject("ETag", new Header().description("the version, for If-None-Match"));
        }
        return response;
    }

    private static Content content(String type, Schema<?> schema) {
        return new Content().addMediaType(type, new MediaType().schema(schema));
    }

    private static Schema<?> reference(String name) {
        return new JsonSchema().$ref("#/components/schemas/" + name);
    }

    /** The SDK's own schema, with its one shared definition inlined. */
    private static Schema<?> payload() {
        try (InputStream in = Objects.requireNonNull(Responses.class.getResourceAsStream(SCHEMA))) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .replace("{ \"$ref\": \"#/$defs/itemNumberKey\" }", "{ \"pattern\": \"^[1-9][0-9]{0,3}$\" }");
            ObjectNode tree = (ObjectNode) JsonMapper.shared().readTree(text);
            return schema(tree.remove(List.of("$schema", "$id", "$defs")).toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Schema<?> sheets() {
        return schema("""
                {"anyOf": [{"$ref": "#/components/schemas/Sheet"},
                   {"type": "array", "items": {"$ref": "#/components/schemas/Sheet"}}]}
                """);
    }

    private static Schema<?> problem() {
        return schema("""
                {"type": "object", "required": ["type", "title", "status", "detail"],
                 "description": "A problem as in RFC 9457; a payload that was refused has problems.",
                 "properties": {"type": {"type": "string"}, "title": {"type": "string"},
                   "status": {"type": "integer"}, "detail": {"type": "string"},
                   "problems": {"type": "array", "items": {"type": "object", "required": ["code", "pointer", "message"],
                     "properties": {"code": {"type": "string"}, "pointer": {"type": "string"},
                       "item": {"type": "integer"}, "allowed": {"type": "string"}, "message": {"type": "string"}}}}}}
                """);
    }

    private static Schema<?> resource() {
        return schema("""
                {"type": "object", "required": ["resourceType"], "description": "A resource of FHIR R4 or R5.",
                 "properties": {"resourceType": {"type": "string"}}}
                """);
    }

    private static Schema<?> schema(String json) {
        try {
            return Json31.mapper().readValue(json, JsonSchema.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
