package io.github.alliancesdk.core.internal.json;

/** How much of a document is read before it is refused. */
public record JsonLimits(int bytes, int nesting, int stringLength, int numberLength) {}
