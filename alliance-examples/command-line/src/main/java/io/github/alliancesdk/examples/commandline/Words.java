package io.github.alliancesdk.examples.commandline;

import java.util.Collection;
import java.util.stream.Collectors;
import picocli.CommandLine.TypeConversionException;

/** Options that take one of a few words. */
final class Words {
    private Words() {}

    /** The one that is written as the word, letter by letter; the message of anything else names them all. */
    static <T> T choose(String word, Collection<T> allowed) {
        return allowed.stream()
                .filter(one -> one.toString().equals(word))
                .findFirst()
                .orElseThrow(() -> new TypeConversionException(
                        "allowed: " + allowed.stream().map(Object::toString).collect(Collectors.joining(", "))));
    }
}
