/**
 * Instruments for form programs and statistics packages.
 *
 * <p>{@link io.github.alliancesdk.core.interchange.forms.FormExport} writes an instrument for SurveyJS, ODK, SPSS and R.
 */
@NullMarked
package io.github.alliancesdk.core.interchange.forms;

import org.jspecify.annotations.NullMarked;
