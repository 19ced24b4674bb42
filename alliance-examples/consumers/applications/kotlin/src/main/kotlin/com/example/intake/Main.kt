package com.example.intake

import io.github.alliancesdk.core.response.CheckedResponses
import io.github.alliancesdk.core.response.RejectedResponses
import io.github.alliancesdk.core.response.ResponseChecker
import io.github.alliancesdk.core.response.Responses
import io.github.alliancesdk.core.scoring.Insufficient
import io.github.alliancesdk.core.scoring.Scored
import io.github.alliancesdk.core.scoring.Scorer
import io.github.alliancesdk.instruments.BundledInstruments
import kotlin.jvm.optionals.getOrNull

private const val GOOD =
    """{"instrument":"wai-sr","rater":"client","recordId":"r-17",
        "responses":{"1":3,"2":3,"3":4,"4":3,"5":5,"6":3,"7":5,"8":3,"9":4,"10":3,"11":3,"12":3}}"""

/** Reads a payload and scores it. */
fun main() {
    // sealed types: `when` needs no `else`
    val checked = when (val result = ResponseChecker.of(BundledInstruments.catalog()).check(Responses.parse(GOOD))) {
        is CheckedResponses -> result
        is RejectedResponses -> error(result.problems().map { it.code().id() })
    }
    val report = Scorer.complete().score(checked)
    val bond = when (val score = report.scale("bond")) {
        is Scored -> score.mean().orElseThrow()
        is Insufficient -> error("no score")
    }
    // a component of a record is a property; what may be absent is an Optional, and nothing else is nullable
    val recordId: String? = report.administration().recordId.getOrNull()
    check(recordId == "r-17")
    check(bond == 4.5) { "bond is $bond" }
    println("ok: Kotlin ${KotlinVersion.CURRENT}, bond $bond")
}
