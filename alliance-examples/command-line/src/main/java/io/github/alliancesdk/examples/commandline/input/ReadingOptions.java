package io.github.alliancesdk.examples.commandline.input;

import io.github.alliancesdk.core.Coded;
import io.github.alliancesdk.core.Problem;
import io.github.alliancesdk.core.ProblemCode;
import io.github.alliancesdk.core.instrument.Instrument;
import io.github.alliancesdk.core.instrument.InstrumentStatus;
import io.github.alliancesdk.core.instrument.MissingPolicy;
import io.github.alliancesdk.core.instrument.Rater;
import io.github.alliancesdk.core.instrument.Scale;
import io.github.alliancesdk.core.instrument.UnknownInstrumentException;
import io.github.alliancesdk.core.interchange.fhir.FhirResponses;
import io.github.alliancesdk.core.response.AnswerCoding;
import io.github.alliancesdk.core.response.ColumnLayout;
import io.github.alliancesdk.core.response.HeaderResult;
import io.github.alliancesdk.core.response.ItemNaming;
import io.github.alliancesdk.core.response.ResponseChecker;
import io.github.alliancesdk.core.scoring.ScoreRecord;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
                "The instrument of records that don't name one.",
                "Records of any other instrument are refused (wrong-instrument)."
            })
    private @Nullable String instrument;

    @Option(
            names = "--rater",
            paramLabel = "RATER",
            description = {
                "client, therapist, observer or caregiver: the rater of records that don't name one.",
                "Records of any other rater are refused (wrong-rater)."
            })
    private @Nullable String rater;

    @Option(
            names = "--input",
            paramLabel = "FORM",
            converter = InputForm.Converter.class,
            description = {
                "json (one document: an array or a single record), ndjson (a record a line), csv (a header, and a"
                        + " record a row), xlsx (a sheet, as csv) or fhir (QuestionnaireResponses: one, an array, one a"
                        + " line, or a Bundle).",
                "By default a file named .csv or .tsv is csv, one named .xlsx is xlsx, a text that begins with [ is an array, and anything"
                        + " else is ndjson."
            })
    private @Nullable InputForm input;

    @Option(
            names = "--sheet",
            paramLabel = "NAME",
            description = "The sheet of xlsx. It is needed if the file has several.")
    private @Nullable String sheet;

    @Option(
            names = "--items",
            paramLabel = "PATTERN",
            converter = ItemsConverter.class,
            description = {
                "The columns of the items in csv, {n} for the number: wai_{n}, or wai_{nn} for wai_07. By default {n}.",
                "With {session}, a row is a record for each session that has an answer: s{session}_q{n}. With --long,"
                        + " rows of different sessions are different records. /SESSION is added to the recordId."
            })
    private @Nullable String items;

    @Option(
            names = "--map",
            paramLabel = "FIELD=COLUMN",
            converter = FieldMapping.Converter.class,
            description = {
                "The column of csv with a field: recordId=record_id. Fields: recordId, dyadId, raterId, session,"
                        + " recordedAt, referent, rater, instrument, format, definitionDigest. By default, a field is in"
                        + " the column of its name.",
                "FIELD=:TEXT states a text for all rows, such as referent=:app; FIELD=: means that no row has the field."
                        + " May be given several times."
            })
    private List<FieldMapping> mappings = List.of();

    @Option(
            names = "--long",
            paramLabel = "item=COLUMN,answer=COLUMN",
            converter = LongColumns.Converter.class,
            description = {
                "A row of csv is one answer. Rows that are equal in all fields are one record, wherever they stand. All"
                        + " records are kept in memory."
            })
    private @Nullable LongColumns longColumns;

    @Option(
            names = "--drop-items",
            description = {
                "Item columns are left out of the columns that pass through. This is always so, with or without the"
                        + " option: the columns that --items matches, and those of --long, are never in the output. A"
                        + " column that --items doesn't match passes through, whatever it contains."
            })
    private boolean dropItems;

    @Option(
            names = "--skip-rows",
            paramLabel = "N",
            description = "Skip N rows after the header of csv. They are not counted.")
    private int skippedRows;

    @Option(
            names = "--encoding",
            paramLabel = "NAME",
            converter = EncodingConverter.class,
            description =
                    "The encoding of csv, such as windows-1252. By default UTF-8, or as a byte order mark states.")
    private Charset encoding = StandardCharsets.UTF_8;

    @Option(
            names = "--redcap",
            description = {
                "The csv or xlsx is a raw export of REDCap. FORM is the first column named FORM_complete after the items."
                        + " Rows of other forms are no records, and forms that are not complete are refused (draft). The"
                        + " recordId is made of record_id, event, form and instance; --map recordId=COLUMN names another"
                        + " record_id."
            })
    private boolean redcap;

    @Option(
            names = "--qualtrics",
            description = {
                "The csv or xlsx is an export of Qualtrics with three header rows, and ResponseId is the recordId. Previews"
                        + " are no records, and responses that are not finished are refused (draft)."
            })
    private boolean qualtrics;

    @Option(names = "--drafts", description = "With --redcap, --qualtrics or --input fhir, read drafts as records too.")
    private boolean drafts;

    @Option(
            names = "--any-version",
            description = {
                "With --input fhir, read responses that don't state the version of their questionnaire (unknown-version), as"
                        + " responses to the newest."
            })
    private boolean anyVersion;

    @Option(
            names = "--zone",
            paramLabel = "ZONE",
            converter = RecordTimes.ZoneConverter.class,
            description = {
                "The time zone of times without an offset in csv, such as 2026-05-04 10:00:00: Europe/Berlin. They are read"
                        + " as recordedAt, from the column of --map; by default from recordedAt, with --redcap from"
                        + " FORM_timestamp, with --qualtrics from EndDate."
            })
    private @Nullable ZoneId zone;

    @Option(
            names = "--missing-code",
            paramLabel = "C=REASON",
            converter = MissingCode.Converter.class,
            description = {
                "A code for a missing answer in csv, besides an empty cell, and the reason: skipped, declined,"
                        + " not-applicable or unknown. For example 999=skipped; may be given several times."
            })
    private @Nullable List<MissingCode> missingCodes;

    @Option(
            names = "--code",
            paramLabel = "TEXT=CODE",
            converter = LabelCode.Converter.class,
            description = {
                "A text in csv that stands for an answer, and the answer: A1=1. The text must match exactly; may be"
                        + " given several times."
            })
    private @Nullable List<LabelCode> labels;

    @Option(
            names = "--anchors",
            paramLabel = "LANG",
            converter = AnchorsConverter.class,
            description = {
                "Read the anchors of the response format as answers in csv: Often. LANG is their language: en.",
                "Upper and lower case don't matter."
            })
    private @Nullable Locale anchors;

    @Option(
            names = "--offset",
            paramLabel = "N",
            description = "Add N to each integer of an item in csv: 1 if the file counts from 0 and the form from 1.")
    private int offset;

    @Option(names = "--decimal-comma", description = "In csv, 4,0 is a decimal and 4.0 is not a number.")
    private boolean decimalComma;

    @Option(
            names = "--integral-decimals",
            description = "Read 4.0 as 4 in csv. Some programs write integers so in columns with empty cells.")
    private boolean integralDecimals;

    @Option(names = "--trim", description = "Remove blanks around cells and names of columns in csv.")
    private boolean trimmed;

    @Option(
            names = "--require-digest",
            description = "Refuse records that don't name their definition in definitionDigest (missing-field).")
    private boolean requireDigest;

    @Option(
            names = "--ignore-field",
            paramLabel = "NAME",
            description = "A field of JSON records that is not read; may be given several times.")
    private @Nullable List<String> ignoredFields;

    @Option(
            names = "--experimental",
            description = "Allow instruments whose keys are experimental. Their scores say so.")
    private boolean experimental;

    @Option(
            names = "--threads",
            hidden = true,
            paramLabel = "N",
            description = "How many threads work; by default as many as there are processors.")
    private int threads = Runtime.getRuntime().availableProcessors();

    /** The options of a command that looks at a file: how to read it, and nothing about what is in it. */
    static ReadingOptions of(LookOptions look) {
        ReadingOptions options = new ReadingOptions();
        options.input = look.input().orElse(null);
        options.sheet = look.sheet().orElse(null);
        options.skippedRows = look.skippedRows();
        options.encoding = look.encoding();
        return options;
    }

    int threads() {
        return ChunkPipeline.affordable(threads);
    }

    /** The format of a file, if the option or the name states it. */
    Optional<InputForm> input(String file) {
        if (input != null) {
            return Optional.of(input);
        }
        if (isNamed(file, ".csv") || isNamed(file, ".tsv")) {
            return Optional.of(InputForm.CSV);
        }
        return isNamed(file, ".xlsx") ? Optional.of(InputForm.XLSX) : Optional.empty();
    }

    /** The delimiter of a table, if the name of the file states it. */
    static Optional<Character> delimiter(String file) {
        return isNamed(file, ".tsv") ? Optional.of('\t') : Optional.empty();
    }

    /** Whether the name of a file has this ending, or this ending and {@code .gz}. */
    private static boolean isNamed(String file, String ending) {
        String name = file.toLowerCase(Locale.ROOT);
        return name.endsWith(ending) || name.endsWith(ending + ".gz");
    }

    /** The pattern of the names of item columns. */
    String itemPattern() {
        return items == null ? "{n}" : items;
    }

    /** The encoding of a table without a byte order mark. */
    Charset encoding() {
        return encoding;
    }

    /** The name of the sheet, if it is given. */
    Optional<String> sheet() {
        return Optional.ofNullable(sheet);
    }

    /** The header of a table, before it is read. */
    CsvHeader header(String file, Charset inEncoding) {
        int rows = program().map(ExportProfile.Program::skippedRows).orElse(0) + skippedRows;
        return new CsvHeader(delimiter(file), rows, trimmed, inEncoding.name());
    }

    private Optional<ExportProfile.Program> program() {
        if (redcap) {
            return Optional.of(ExportProfile.Program.REDCAP);
        }
        return qualtrics ? Optional.of(ExportProfile.Program.QUALTRICS) : Optional.empty();
    }

    /** The rules of an export with these columns, if the options state which program made it. */
    Optional<ExportProfile> profile(List<String> columns) {
        return program()
                .map(program -> new ExportProfile(
                        program, columns, ItemNaming.pattern(itemPattern()), mappings, trimmed, drafts, zone));
    }

    /** The reader of FHIR resources that the options describe. */
    FhirResponses fhir(Environment environment) {
        // an instrument is needed only for responses that name none; otherwise the checker refuses the wrong one
        Optional<Instrument> only = anyVersion ? instrument(environment) : Optional.empty();
        FhirResponses fhir = only.map(FhirResponses::of).orElseGet(() -> FhirResponses.of(environment.catalog()));
        fhir = drafts ? fhir.allowDrafts() : fhir;
        return anyVersion ? fhir.allowAnyVersion() : fhir;
    }

    /** Refuses options that contradict each other about the program that made a file. */
    private void requireOneProgram(boolean hasFhir) {
        if (program().isEmpty()) {
            if (drafts && !hasFhir) {
                throw wrongUse("--drafts", "only --redcap, --qualtrics and --input fhir have a use for it");
            }
            return;
        }
        String option = program().orElseThrow().option();
        if (redcap && qualtrics) {
            throw wrongUse(option, "a file is an export of one program, and --qualtrics is given too");
        }
        if (longColumns != null) {
            throw wrongUse(option, "a row of such an export is a form, and with --long a row is an answer");
        }
        if (ItemNaming.pattern(itemPattern()).hasSessions()) {
            throw wrongUse(
                    option,
                    "a row of such an export has the status of one form, and with {session} a row is several forms");
        }
        if (qualtrics && skippedRows != 0) {
            throw wrongUse("--skip-rows", "--qualtrics already skips the two rows after the names of the columns");
        }
    }

    /** Whether there is a time zone for times without an offset. */
    boolean hasZone() {
        return zone != null;
    }

    /** The times without an offset in a table with these columns, if they are read. */
    Optional<RecordTimes> times(List<String> columns) {
        return Optional.ofNullable(zone)
                .map(known -> new RecordTimes(
                        known,
                        columns,
                        timeColumn(columns),
                        program().map(ExportProfile.Program::noTimes).orElse(Set.of())));
    }

    private String timeColumn(List<String> columns) {
        String usual = columns.contains(RecordTimes.FIELD)
                ? RecordTimes.FIELD
                : profile(columns).map(ExportProfile::timeColumn).orElse(RecordTimes.FIELD);
        return FieldMapping.find(mappings, RecordTimes.FIELD)
                .map(FieldMapping::column)
                .orElse(usual);
    }

    /** Whether a row of a table is one answer. */
    boolean isLong() {
        return longColumns != null;
    }

    /** The layout of a table with these columns. */
    ColumnLayout layout(List<String> columns) {
        ColumnLayout layout = ColumnLayout.withDefaults()
                .withNaming(ItemNaming.pattern(itemPattern()))
                .withCoding(coding());
        for (FieldMapping mapping : mappings) {
            try {
                layout = mapping.addTo(layout);
            } catch (IllegalArgumentException e) {
                throw wrongUse("--map", e.getMessage());
            }
        }
        if (zone != null && FieldMapping.find(mappings, RecordTimes.FIELD).isEmpty()) {
            layout = layout.withColumn(RecordTimes.FIELD, timeColumn(columns));
        }
        try {
            return longColumns == null ? layout : longColumns.addTo(layout);
        } catch (IllegalArgumentException e) {
            throw wrongUse("--long", e.getMessage());
        }
    }

    private AnswerCoding coding() {
        AnswerCoding coding = AnswerCoding.integers().withOffset(offset);
        coding = decimalComma ? coding.withDecimalComma() : coding;
        coding = integralDecimals ? coding.withIntegralDecimals() : coding;
        coding = trimmed ? coding.withTrim() : coding;
        coding = anchors == null ? coding : coding.withAnchors(anchors);
        for (MissingCode code : missingCodes == null ? List.<MissingCode>of() : missingCodes) {
            coding = coding.withMissingCode(code.code(), code.reason());
        }
        for (LabelCode label : labels == null ? List.<LabelCode>of() : labels) {
            coding = coding.withLabels(Map.of(label.text(), label.code()));
        }
        return coding;
    }

    /** Checks the options for tables before anything is read. */
    private void requireFitting(List<String> files, ResponseChecker checker) {
        if (skippedRows < 0) {
            throw wrongUse("--skip-rows", "0 or more");
        }
        List<Optional<InputForm>> forms = files.stream().map(this::input).toList();
        boolean hasFhir = forms.contains(Optional.of(InputForm.FHIR));
        requireOneProgram(hasFhir);
        if (zone != null
                && FieldMapping.find(mappings, RecordTimes.FIELD)
                        .filter(mapping -> mapping.column() == null)
                        .isPresent()) {
            throw wrongUse("--zone", "--map states recordedAt for all rows");
        }
        if (anyVersion && !hasFhir) {
            throw wrongUse("--any-version", "only fhir has a use for it");
        }
        if (ignoredFields != null && hasFhir) {
            throw wrongUse("--ignore-field", "other elements of a FHIR resource are never read");
        }
        boolean hasCsv = forms.contains(Optional.of(InputForm.CSV));
        boolean hasXlsx = forms.contains(Optional.of(InputForm.XLSX));
        if (!hasCsv) {
            requireAbsent(optionsForCsv(), "only csv has a use for it");
        }
        if (!hasCsv && !hasXlsx) {
            requireAbsent(optionsForTables(), "only csv and xlsx have a use for it");
        }
        bind(List.of(), checker);
        if (sheet != null && !hasXlsx) {
            throw wrongUse("--sheet", "only xlsx has a use for it");
        }
        if (ignoredFields != null
                && forms.stream()
                        .allMatch(form -> form.isPresent() && form.get().isTable())) {
            throw wrongUse("--ignore-field", "only JSON has a use for it; other columns of a table pass through");
        }
        for (String file : files) {
            if (RecordFile.isStandardInput(file) && input(file).equals(Optional.of(InputForm.XLSX))) {
                throw wrongUse("--input", "xlsx is read from a file, because its parts are not in order");
            }
        }
    }

    private void requireAbsent(Map<String, Boolean> options, String reason) {
        options.entrySet().stream().filter(Map.Entry::getValue).findFirst().ifPresent(option -> {
            throw wrongUse(option.getKey(), reason);
        });
    }

    /** The options that a spreadsheet has no use for: it states the encoding, and its numbers have no comma. */
    private Map<String, Boolean> optionsForCsv() {
        Map<String, Boolean> given = new LinkedHashMap<>();
        given.put("--encoding", !encoding.equals(StandardCharsets.UTF_8));
        given.put("--decimal-comma", decimalComma);
        return given;
    }

    /** The options that only tables have, and whether they are given. */
    private Map<String, Boolean> optionsForTables() {
        Map<String, Boolean> given = new LinkedHashMap<>();
        given.put("--items", items != null);
        given.put("--map", !mappings.isEmpty());
        given.put("--long", longColumns != null);
        given.put("--drop-items", dropItems);
        given.put("--skip-rows", skippedRows != 0);
        given.put("--redcap", redcap);
        given.put("--qualtrics", qualtrics);
        given.put("--drafts", drafts && input != InputForm.FHIR);
        given.put("--zone", zone != null);
        given.put("--trim", trimmed);
        given.put("--missing-code", missingCodes != null);
        given.put("--code", labels != null);
        given.put("--anchors", anchors != null);
        given.put("--offset", offset != 0);
        given.put("--integral-decimals", integralDecimals);
        return given;
    }

    /** Binds the header of a table to the layout. An ambiguous code is a wrong option. */
    HeaderResult bind(List<String> header, ResponseChecker checker) {
        try {
            return layout(header).bind(header, checker);
        } catch (IllegalArgumentException e) {
            throw wrongUse(refusedOption(String.valueOf(e.getMessage())), e.getMessage());
        }
    }

    /** The option that a refusal of the coding is about. */
    private static String refusedOption(String refusal) {
        if (refusal.startsWith("the missing code")) {
            return "--missing-code";
        }
        if (refusal.startsWith("an offset")) {
            return "--offset";
        }
        return refusal.startsWith("the label") ? "--code" : "--anchors";
    }

    /** Refuses standard input as two of the files: the second time it would look like an empty file. */
    public static void requireReadOnce(List<String> files, CommandSpec spec) {
        if (files.stream().filter(RecordFile::isStandardInput).count() > 1) {
            throw UsageErrors.usage(spec, "Standard input can be read only once");
        }
    }

    /** The instrument of the option, if it is given. */
    public Optional<Instrument> instrument(Environment environment) {
        try {
            return Optional.ofNullable(instrument).map(environment.catalog()::get);
        } catch (UnknownInstrumentException e) {
            throw wrongUse("--instrument", e.getMessage());
        }
    }

    /** Makes the checker that the options describe. */
    public ResponseChecker checker(Environment environment, List<String> files) {
        Optional<Instrument> only = instrument(environment);
        ResponseChecker checker =
                only.map(ResponseChecker::of).orElseGet(() -> ResponseChecker.of(environment.catalog()));
        if (rater != null) {
            checker = checker.withRater(rater(rater, only));
        }
        ResponseChecker asked = pinned(experimental ? checker.allowExperimental() : checker);
        requireFitting(files, asked);
        requireReadOnce(files, spec);
        return asked;
    }

    /** The problems of a score record of another instrument or rater than the options name. */
    List<Problem> problems(ScoreRecord record) {
        List<Problem> found = new ArrayList<>();
        if (instrument != null && !instrument.equals(record.instrument().value())) {
            found.add(Problem.of(Problem.Area.RESPONSE, ProblemCode.WRONG_INSTRUMENT, "/instrument")
                    .withAllowed(instrument));
        }
        if (rater != null && !rater.equals(record.rater().id())) {
            found.add(Problem.of(Problem.Area.RESPONSE, ProblemCode.WRONG_RATER, "/rater")
                    .withAllowed(rater));
        }
        return found;
    }

    private ResponseChecker pinned(ResponseChecker checker) {
        ResponseChecker pinned = requireDigest ? checker.requireDigest() : checker;
        try {
            return ignoredFields == null ? pinned : pinned.ignoringFields(ignoredFields.toArray(String[]::new));
        } catch (IllegalArgumentException e) {
            throw wrongUse("--ignore-field", e.getMessage());
        }
    }

    private Rater rater(String word, Optional<Instrument> only) {
        // a catalogued instrument has no raters; its records are not-scorable for any rater
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

    /** Refuses a scale that none of the possible instruments has. */
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

    /** Refuses a missing policy that fits none of the possible instruments. */
    public void requireFitting(String option, MissingPolicy policy, Environment environment) {
        if (!policy.needsInstrument()) {
            return;
        }
        List<Instrument> possible =
                instrument(environment).map(List::of).orElseGet(environment.catalog()::instruments).stream()
                        .filter(one -> one.status() != InstrumentStatus.CATALOGUED)
                        .toList();
        List<List<Problem>> problems = possible.stream().map(policy::problems).toList();
        if (!problems.isEmpty() && problems.stream().noneMatch(List::isEmpty)) {
            throw wrongUse(
                    option,
                    problems.size() == 1
                            ? problems.get(0).stream().map(Problem::message).collect(Collectors.joining(" "))
                            : "no instrument states such a rule, or has such a scale");
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
                ItemNaming.pattern(pattern);
                return pattern;
            });
        }
    }

    /** Converts the name of an encoding. */
    static final class EncodingConverter extends ParsingConverter<Charset> {
        EncodingConverter() {
            super(name -> {
                try {
                    return Charset.forName(name);
                } catch (IllegalArgumentException e) {
                    throw new IllegalArgumentException(
                            "an encoding that is known here, such as windows-1252, ISO-8859-1 or UTF-16LE", e);
                }
            });
        }
    }

    /** Converts the language of the anchors. */
    static final class AnchorsConverter extends ParsingConverter<Locale> {
        AnchorsConverter() {
            super(language -> {
                Locale locale = Locale.forLanguageTag(language);
                AnswerCoding.integers().withAnchors(locale);
                return locale;
            });
        }
    }
}
