package io.github.alliancesdk.core.interchange.fhir;

import io.github.alliancesdk.core.instrument.Instrument;
import io.github.alliancesdk.core.instrument.ResponseFormat;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Objects;

/** The canonical URLs of questionnaires and code systems under one base. Immutable. */
record Canonicals(String base) {
    static final Canonicals DEFAULTS = new Canonicals("https://alliancesdk.github.io/fhir");

    /** Checks a base that a program states. */
    static Canonicals of(String base) {
        Objects.requireNonNull(base, "base");
        if (!isBase(base)) {
            throw new IllegalArgumentException(
                    "base must be an absolute http or https URL without query, fragment, | and slash at the end");
        }
        return new Canonicals(base);
    }

    private static boolean isBase(String base) {
        try {
            URI uri = new URI(base);
            return ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))
                    && uri.getHost() != null
                    && uri.getRawQuery() == null
                    && uri.getRawFragment() == null
                    && !base.endsWith("/");
        } catch (URISyntaxException e) {
            return false;
        }
    }

    /** The prefix of the URLs of all questionnaires. */
    String questionnaires() {
        return base + "/Questionnaire/";
    }

    /** The URL of the questionnaire of an instrument in a format, without its version. */
    String questionnaire(Instrument instrument, ResponseFormat format) {
        return questionnaires() + questionnaireId(instrument, format);
    }

    /** The default format has no place in the id. No id of an instrument or a format contains a dot. */
    static String questionnaireId(Instrument instrument, ResponseFormat format) {
        String id = instrument.id().value();
        return format.id().equals(instrument.responseFormat().id()) ? id : id + "." + format.id();
    }

    /** The code system of the answers in a format of the sheet or of an item. */
    String answers(Instrument instrument, ResponseFormat format) {
        return base + "/CodeSystem/" + instrument.id() + "-" + format.id();
    }

    /** The code system of the scales of an instrument. */
    String scales(String instrument) {
        return base + "/CodeSystem/" + instrument + "-scales";
    }

    String codeSystem(String name) {
        return base + "/CodeSystem/" + name;
    }

    String namingSystem(String name) {
        return base + "/NamingSystem/" + name;
    }

    String extension(String name) {
        return base + "/StructureDefinition/" + name;
    }
}
