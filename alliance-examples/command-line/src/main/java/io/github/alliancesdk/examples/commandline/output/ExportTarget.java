package io.github.alliancesdk.examples.commandline.output;

import io.github.alliancesdk.core.interchange.redcap.RedcapExport;
import io.github.alliancesdk.core.wording.FormRenderer;
import java.nio.charset.StandardCharsets;

/** The programs that an instrument can be exported to. */
public enum ExportTarget {
    REDCAP("redcap", false),
    REDCAP_ZIP("redcap-zip", true);

    private final String word;
    private final boolean isBinary;

    ExportTarget(String word, boolean isBinary) {
        this.word = word;
        this.isBinary = isBinary;
    }

    /** The word on the command line. */
    public String word() {
        return word;
    }

    /** Whether the export is no text, so that it must be written to a file. */
    public boolean isBinary() {
        return isBinary;
    }

    /** The content of the file. */
    public byte[] bytes(FormRenderer form) {
        return switch (this) {
            case REDCAP -> utf8(RedcapExport.of(form).toDictionary());
            case REDCAP_ZIP -> RedcapExport.of(form).toZip();
        };
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
