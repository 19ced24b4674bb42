package io.github.alliancesdk.examples.commandline.draft;

import io.github.alliancesdk.examples.commandline.draft.SourceForm.Code;
import java.util.ArrayList;
import java.util.List;

/** Reads the codes of the answers that an item offers. */
final class Codes {
    /** A whole number without leading zeros or plus, of at most seven digits. */
    private static final String WHOLE_NUMBER = "0|-?[1-9][0-9]{0,6}";

    private Codes() {}

    /** Whether each code is the number of its answer. */
    static boolean areNumbers(List<String> codes) {
        return codes.stream().allMatch(code -> code.matches(WHOLE_NUMBER));
    }

    /** The codes with their numbers: as they state it, or else counted in the order of the form. */
    static List<Code> read(List<String> codes, int first) {
        boolean numbers = areNumbers(codes);
        List<Code> read = new ArrayList<>();
        for (int i = 0; i < codes.size(); i++) {
            String code = codes.get(i);
            read.add(new Code(code, numbers ? Integer.parseInt(code) : first + i));
        }
        return read;
    }
}
