package io.github.alliancesdk.examples.commandline.input;

import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Converts the value of an option that takes one of a few words. */
public abstract class WordConverter<T> implements ITypeConverter<T> {
    private final Collection<T> allowed;
    private final Function<? super T, String> word;

    /** Makes a converter of the values that {@code word} gives names to. */
    protected WordConverter(Collection<T> allowed, Function<? super T, String> word) {
        this.allowed = List.copyOf(allowed);
        this.word = word;
    }

    /** Returns the value with exactly this word; the message of the exception lists all words. */
    @Override
    public T convert(String text) {
        return allowed.stream()
                .filter(one -> word.apply(one).equals(text))
                .findFirst()
                .orElseThrow(() -> new TypeConversionException(
                        "allowed: " + allowed.stream().map(word).collect(Collectors.joining(", "))));
    }
}
