package io.github.alliancesdk.examples.commandline.input;

import io.github.alliancesdk.core.Coded;
import io.github.alliancesdk.core.instrument.Instrument;
import io.github.alliancesdk.core.instrument.Rater;
import io.github.alliancesdk.core.instrument.Scale;
import io.github.alliancesdk.core.instrument.UnknownInstrumentException;
import io.github.alliancesdk.core.response.ColumnLayout;
import io.github.alliancesdk.core.response.HeaderResult;
import io.github.alliancesdk.core.response.ResponseChecker;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options of every command that reads records. */
public final class ReadingOptions {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Option(
            names = "--instrument",
            paramLabel = "ID",
            description = {
                "The instrument of records that name none.",
                "Records of any other are refused (wrong-instrument)."
            })
    private @Nullable String instrument;

    @Option(
            names = "--rater",
            paramLabel = "RATER",
            description = {
                "client, therapist or observer: who rates in records that don't say.",
                "Records of any other are refused (wrong-rater)."
            })
    private @Nullable String rater;

    @Option(
            names = "--input",
            paramLabel = "FORM",
            converter = InputForm.Converter.class,
            description = {
                "json (one document: an array or a single record), ndjson (a record a line) or csv (a header, and a"
                        + " record a row).",
                "By default a file named .csv or .tsv is csv, what begins with [ is an array, and all else ndjson."
            })
    private @Nullable InputForm input;

    @Option(
            names = "--items",
            paramLabel = "PATTERN",
            converter = ItemsConverter.class,
            description = {
                "The columns of the items in csv, {n} for the number: wai_{n}, or wai_{nn} for wai_07. By default {n}."
            })
    private @Nullable String items;

    @Option(
            names = "--missing-code",
            paramLabel = "C=REASON",
            converter = MissingCode.Converter.class,
            description = {
                "What stands in csv for a missing answer besides an empty cell, and why it is missing: skipped, declined,"
                        + " not-applicable or unknown. For example 999=skipped; may be given several times."
            })
    private @Nullable List<MissingCode> missingCodes;

    @Option(
            names = "--integral-decimals",
            description = "Take 4.0 for 4 in csv, as programs write it that keep columns with gaps as decimals.")
    private boolean integralDecimals;

    @Option(
            names = "--experimental",
            description = "Let instruments through whose keys are experimental. Their scores say so.")
    private boolean experimental;

    @Option(
            names = "--threads",
            hidden = true,
            paramLabel = "N",
            description = "How many threads work; by default as many as there are processors.")
    private int threads = Runtime.getRuntime().availableProcessors();

    int threads() {
        return ChunkPipeline.affordable(threads);
    }

    /** The form of a file, if it is known without looking into it. */
    Optional<InputForm> input(String file) {
        return input == null && (isNamed(file, ".csv") || isNamed(file, ".tsv"))
                ? Optional.of(InputForm.CSV)
                : Optional.ofNullable(input);
    }

    /** The delimiter of a file of columns, if its name says it. */
    static Optional<Character> delimiter(String file) {
        return isNamed(file, ".tsv") ? Optional.of('\t') : Optional.empty();
    }

    /** Whether the name of a file ends so, or so and as that of a compressed file. */
    private static boolean isNamed(String file, String ending) {
        String name = file.toLowerCase(Locale.ROOT);
        return name.endsWith(ending) || name.endsWith(ending + ".gz");
    }

    /** How the columns of items are named. */
    String itemPattern() {
        return items == null ? "{n}" : items;
    }

    /** How records stand in columns. */
    ColumnLayout layout() {
        ColumnLayout layout = ColumnLayout.withDefaults();
        if (items != null) {
            layout = layout.withItemPattern(items);
        }
        for (MissingCode code : codes()) {
            layout = layout.withMissingCode(code.code(), code.reason());
        }
        return integralDecimals ? layout.allowIntegralDecimals() : layout;
    }

    private List<MissingCode> codes() {
        return missingCodes == null ? List.of() : missingCodes;
    }

    /** Finds what is wrong with the options of columns before anything is read. */
    private void requireFitting(List<String> files, ResponseChecker checker) {
        bind(List.of(), checker);
        boolean csv = files.stream().anyMatch(file -> input(file).equals(Optional.of(InputForm.CSV)));
        if (!csv && items != null) {
            throw wrongUse("--items", "only csv has columns");
        }
        if (!csv && !codes().isEmpty()) {
            throw wrongUse("--missing-code", "only csv has such codes");
        }
        if (!csv && integralDecimals) {
            throw wrongUse("--integral-decimals", "only csv has a use for it");
        }
    }

    /** Holds the header of a table against the options; a missing code that could be an answer is wrong use. */
    HeaderResult bind(List<String> header, ResponseChecker checker) {
        try {
            return layout().bind(header, checker);
        } catch (IllegalArgumentException e) {
            throw wrongUse("--missing-code", e.getMessage());
        }
    }

    /** Standard input is there once: a second time nothing would be read, and nothing found wrong with it. */
    public static void requireReadOnce(List<String> files, CommandSpec spec) {
        if (files.stream().filter(RecordFile::isStandardInput).count() > 1) {
            throw UsageErrors.usage(spec, "Standard input can be read only once");
        }
    }

    /** The instrument that was asked for, if one was. */
    public Optional<Instrument> instrument(Environment environment) {
        try {
            return Optional.ofNullable(instrument).map(environment.catalog()::get);
        } catch (UnknownInstrumentException e) {
            throw wrongUse("--instrument", e.getMessage());
        }
    }

    /** A checker of the records of some files as the options ask for it. */
    public ResponseChecker checker(Environment environment, List<String> files) {
        Optional<Instrument> only = instrument(environment);
        ResponseChecker checker =
                only.map(ResponseChecker::of).orElseGet(() -> ResponseChecker.of(environment.catalog()));
        if (rater != null) {
            checker = checker.withRater(rater(rater, only));
        }
        ResponseChecker asked = experimental ? checker.allowExperimental() : checker;
        requireFitting(files, asked);
        requireReadOnce(files, spec);
        return asked;
    }

    private Rater rater(String word, Optional<Instrument> only) {
        // of a catalogued instrument no rater is known: its records are not-scorable, whoever rated
        Collection<Rater> allowed = only.<Collection<Rater>>map(Instrument::raters)
                .filter(known -> !known.isEmpty())
                .orElse(Arrays.asList(Rater.values()));
        return Coded.find(Rater.class, word).filter(allowed::contains).orElseThrow(() -> {
            String whose = only.map(one -> " for " + one.id()).orElse("");
            return wrongUse(
                    "--rater",
                    "allowed" + whose + ": " + allowed.stream().map(Rater::id).collect(Collectors.joining(", ")));
        });
    }

    /** Refuses scales that no instrument has which the records may be of. */
    public void requireKnownScales(Environment environment, List<String> scales) {
        List<String> known =
                instrument(environment).map(List::of).orElseGet(environment.catalog()::instruments).stream()
                        .flatMap(one -> one.scales().stream())
                        .map(Scale::id)
                        .distinct()
                        .toList();
        if (!known.containsAll(scales)) {
            throw wrongUse("--scale", "allowed: " + String.join(", ", known));
        }
    }

    /** The value of an option can't be used. */
    public ParameterException wrongUse(String option, @Nullable String message) {
        return UsageErrors.option(spec, option, message);
    }

    /** Converts the pattern of the columns of items. */
    static final class ItemsConverter extends ParsingConverter<String> {
        ItemsConverter() {
            super(pattern -> {
                ColumnLayout.withDefaults().withItemPattern(pattern);
                return pattern;
            });
        }
    }
}
