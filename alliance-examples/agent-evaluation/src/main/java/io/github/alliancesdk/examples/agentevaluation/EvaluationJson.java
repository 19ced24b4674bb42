package io.github.alliancesdk.examples.agentevaluation;

import io.github.alliancesdk.core.instrument.Rater;
import io.github.alliancesdk.core.statistics.Reason;
import io.github.alliancesdk.core.statistics.agreement.IntraclassCorrelation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** Writes an evaluation as JSON: numbers unrounded, and a reason instead of each result that can't be computed. */
final class EvaluationJson {
    private final Evaluation evaluation;

    EvaluationJson(Evaluation evaluation) {
        this.evaluation = evaluation;
    }

    String line() {
        return JsonMapper.shared().writeValueAsString(toMap());
    }

    private Map<String, Object> toMap() {
        Judgements judgements = evaluation.judgements();
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("instrument", evaluation.instrument().id().value());
        map.put("definitionVersion", evaluation.instrument().definitionVersion().toString());
        map.put("definitionDigest", evaluation.instrument().definitionDigest());
        map.put("status", evaluation.instrument().status().id());
        map.put("rater", Rater.OBSERVER.id());
        map.put("referent", evaluation.referent().id());
        map.put("format", evaluation.instrument().responseFormat().id());
        map.put("range", evaluation.instrument().responseFormat().range());
        map.put("policy", evaluation.policy().policy().id());
        if (judgements.areSimulated()) {
            map.put("simulated", true);
        }
        map.put("used", judgements.used().size());
        map.put("refused", judgements.refused().size());
        map.put("misuses", judgements.counts());
        map.put("leftOutJudges", leftOut(judgements.leftOut()));
        map.put("warnings", judgements.warnings());
        Map<String, Object> scales = new LinkedHashMap<>();
        evaluation.scales().forEach(scale -> scales.put(scale.scale(), toMap(scale)));
        map.put("scales", scales);
        map.put("openQuestions", evaluation.policy().openQuestions());
        map.put("notFor", Evaluation.NOT_FOR);
        return map;
    }

    private static List<Object> leftOut(Map<String, Misuse> judges) {
        List<Object> list = new ArrayList<>();
        judges.forEach((judge, why) -> list.add(pairs("raterId", judge, "why", why.id())));
        return list;
    }

    private static Map<String, Object> toMap(ScaleEvaluation scale) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("scores", scores(scale));
        map.put(
                "compared",
                pairs(
                        "judges",
                        scale.compared().columns(),
                        "conversations",
                        scale.compared().rows()));
        map.put(
                "leftOut",
                pairs("judges", leftOut(scale.leftOutJudges()), "conversations", scale.leftOutConversations()));
        map.put("judges", judges(scale));
        map.put("pooled", pooled(scale));
        map.put(
                "icc",
                pairs(
                        "agreement",
                        scale.agreement().toJsonValue(IntraclassCorrelation::toMap),
                        "consistency",
                        scale.consistency().toJsonValue(IntraclassCorrelation::toMap)));
        List<Object> repeats = new ArrayList<>();
        for (ScaleEvaluation.Repeats each : scale.repeats()) {
            Map<String, Object> one =
                    pairs("raterId", each.judge(), "repeats", each.block().columns());
            one.put("conversations", each.block().rows().size());
            one.put("icc", each.icc().toJsonValue(IntraclassCorrelation::toMap));
            one.put("sdWithin", each.withinSd().toJsonValue());
            repeats.add(one);
        }
        map.put("repeats", repeats);
        return map;
    }

    private static List<Object> scores(ScaleEvaluation scale) {
        List<Object> list = new ArrayList<>();
        for (String conversation : scale.conversations()) {
            for (String judge : scale.judges()) {
                scale.cell(judge, conversation).ifPresent(cell -> {
                    Map<String, Object> one = pairs("dyadId", conversation, "raterId", judge);
                    one.put("n", cell.n());
                    one.put("insufficient", cell.repeats().size() - cell.n());
                    one.put(
                            "mean",
                            cell.n() == 0
                                    ? reason(Reason.NO_SCORE)
                                    : cell.mean().getAsDouble());
                    list.add(one);
                });
            }
        }
        return list;
    }

    private static List<Object> judges(ScaleEvaluation scale) {
        List<Object> list = new ArrayList<>();
        for (String judge : scale.compared().columns()) {
            list.add(pairs("raterId", judge, "mean", scale.meanOf(judge).toJsonValue()));
        }
        return list;
    }

    private static Object pooled(ScaleEvaluation scale) {
        if (scale.whyNotPooled().isPresent()) {
            return reason(scale.whyNotPooled().get());
        }
        List<Object> list = new ArrayList<>();
        for (ScaleEvaluation.Pooled each : scale.pooled()) {
            Map<String, Object> one = pairs("dyadId", each.conversation(), "mean", each.mean());
            one.put("sd", each.sd().toJsonValue());
            list.add(one);
        }
        return list;
    }

    private static Map<String, Object> reason(Reason reason) {
        return Map.of("reason", reason.id());
    }

    private static Map<String, Object> pairs(String name, Object value, String other, Object second) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put(name, value);
        map.put(other, second);
        return map;
    }
}
