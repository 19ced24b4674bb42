package io.github.alliancesdk.core.interchange.fhir;

import io.github.alliancesdk.core.Coded;

/**
 * The release of FHIR in which a resource is written. Resources of both releases are read. Choose the release that the
 * receiving program reads.
 *
 * <pre>{@code
 * FhirVersion version = Coded.find(FhirVersion.class, "r5").orElseThrow(); // from a setting
 * String questionnaire = FhirQuestionnaireWriter.of(version).write(BundledInstruments.dwai());
 * }</pre>
 */
public enum FhirVersion implements Coded {
    /** FHIR R4 (4.0.1). */
    R4("r4"),
    /** FHIR R5 (5.0.0). */
    R5("r5");

    private final String id;

    FhirVersion(String id) {
        this.id = id;
    }

    @Override
    public String id() {
        return id;
    }
}
