package io.github.alliancesdk.examples.commandline.input;

import java.io.ByteArrayOutputStream;

/** A file that holds one definition. */
public final class DefinitionFile {
    /** One byte more than a definition may have, so that a larger one is recognised as too large. */
    private static final int ENOUGH = (4 << 20) + 1;

    private DefinitionFile() {}

    public static byte[] bytes(String file, Environment environment) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        new RecordFile(file, environment).read(in -> bytes.writeBytes(in.readNBytes(ENOUGH)));
        return bytes.toByteArray();
    }
}
