package io.github.alliancesdk.core.instrument;

import io.github.alliancesdk.core.NoJsonForm;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A source about an instrument, such as a publication, even if it could not be read. Immutable and thread-safe.
 *
 * <pre>{@code
 * Source source = BundledInstruments.waiShortRevised().sources().get("munder-2010");
 * System.out.println(source.doi().orElseThrow()); // 10.1002/cpp.658
 * System.out.println(source.read()); // abstract
 * Source own = Source.of("In-house manual", "in full"); // for an InstrumentBuilder
 * }</pre>
 *
 * @param title the title
 * @param authors the authors
 * @param year the year of publication
 * @param doi the digital object identifier
 * @param url the address
 * @param read how much of it was read, in words
 */
@NoJsonForm.Instead("the Instrument that names the source")
public record Source(
        String title,
        Optional<String> authors,
        OptionalInt year,
        Optional<String> doi,
        Optional<String> url,
        String read)
        implements NoJsonForm {
    /**
     * Makes a source.
     *
     * @param title the title
     * @param authors the authors
     * @param year the year of publication
     * @param doi the digital object identifier
     * @param url the address
     * @param read how much of it was read, in words
     * @throws NullPointerException if an argument is null
     */
    public Source {
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(authors, "authors");
        Objects.requireNonNull(year, "year");
        Objects.requireNonNull(doi, "doi");
        Objects.requireNonNull(url, "url");
        Objects.requireNonNull(read, "read");
    }

    /**
     * Makes a source of which only the title is known.
     *
     * @param title the title
     * @param read how much of it was read, in words
     * @return the source
     * @throws NullPointerException if an argument is null
     */
    public static Source of(String title, String read) {
        return new Source(title, Optional.empty(), OptionalInt.empty(), Optional.empty(), Optional.empty(), read);
    }
}
