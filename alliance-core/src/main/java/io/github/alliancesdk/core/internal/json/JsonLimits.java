package io.github.alliancesdk.core.internal.json;

/** The limits beyond which a document is refused. */
public record JsonLimits(int bytes, int nesting, int stringLength, int numberLength) {}
