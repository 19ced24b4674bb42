package io.github.alliancesdk.examples.commandline;

import io.github.alliancesdk.core.response.ResponseProblem;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A record with which something is wrong. It holds no answer.
 *
 * @param row where it stands in its file, from 1
 * @param recordId its id, if it has one that can be read
 * @param problems what is wrong
 */
record BadRecord(long row, Optional<String> recordId, List<ResponseProblem> problems) {
    /** A line for each problem, for people. */
    List<String> lines(String file) {
        String place = Text.shown(file) + ":" + row + ": ";
        String record = recordId.map(id -> " [" + Text.shown(id) + "]").orElse("");
        return problems.stream().map(problem -> place + problem + record).toList();
    }

    /** One line for all of it, for programs; it names the file where there are several. */
    String toJson(Optional<String> file) {
        Map<String, Object> map = new LinkedHashMap<>();
        file.ifPresent(name -> map.put("file", name));
        map.put("row", row);
        recordId.ifPresent(id -> map.put("recordId", id));
        map.put("problems", problems.stream().map(ResponseProblem::toMap).toList());
        return Json.line(map);
    }
}
