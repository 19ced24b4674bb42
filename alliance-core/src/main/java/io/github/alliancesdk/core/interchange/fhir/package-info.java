/**
 * FHIR R4 and R5, as JSON and without a FHIR library: instruments as Questionnaires, QuestionnaireResponses as
 * {@linkplain io.github.alliancesdk.core.response.Responses responses}, and scores as Observations.
 *
 * <p>Start reading at {@link io.github.alliancesdk.core.interchange.fhir.FhirQuestionnaireWriter}, which writes the
 * questionnaire of an instrument, and {@link io.github.alliancesdk.core.interchange.fhir.FhirResponses}, which reads the
 * responses to it. {@link io.github.alliancesdk.core.interchange.fhir.FhirObservations} writes the scores and reads them back.
 */
@NullMarked
package io.github.alliancesdk.core.interchange.fhir;

import org.jspecify.annotations.NullMarked;
