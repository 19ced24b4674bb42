package io.github.alliancesdk.examples.commandline.draft;

import io.github.alliancesdk.core.Problem;
import io.github.alliancesdk.core.Problem.Area;
import io.github.alliancesdk.core.ProblemCode;
import io.github.alliancesdk.core.response.ItemNaming;
import io.github.alliancesdk.examples.commandline.draft.SourceForm.SourceItem;
import io.github.alliancesdk.examples.commandline.output.Refusal;
import io.github.alliancesdk.examples.commandline.output.Text;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads somebody's form: a FHIR Questionnaire, a data dictionary of REDCap or a key table. */
public final class FormReader {
    private static final int BYTES = 4 << 20;
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private final Optional<ItemNaming> naming;
    private final Optional<String> form;
    private final List<Problem> problems = new ArrayList<>();

    /**
     * Prepares to read one form.
     *
     * @param naming the names of the fields that are items; otherwise every field that can be one is
     * @param form the form of a dictionary, if it has several
     */
    public FormReader(Optional<ItemNaming> naming, Optional<String> form) {
        this.naming = naming;
        this.form = form;
    }

    /**
     * Reads a form.
     *
     * @throws InvalidFormException with every problem, if the form can't be read
     * @throws Refusal if no item is found, or if it isn't clear which form of a dictionary is meant
     */
    SourceForm read(byte[] utf8) {
        SourceForm read = text(utf8).map(this::read).orElse(SourceForm.EMPTY);
        if (!problems.isEmpty()) {
            throw new InvalidFormException(problems);
        }
        SourceForm wanted = naming.map(read::only).orElse(read);
        if (wanted.items().isEmpty()) {
            throw new Refusal("the form has no items"
                    + (naming.isPresent() ? " whose names fit --items" : " with codes, or with bounds for a number")
                    + "; its other fields: " + shown(read) + ". " + String.join(" ", read.questions()));
        }
        return wanted;
    }

    /** The numbers of the items that were read. */
    ItemNumbers numbers(SourceForm form) {
        List<String> names = form.items().stream().map(SourceItem::name).toList();
        return naming.map(known -> ItemNumbers.of(names, known)).orElseGet(() -> ItemNumbers.of(names));
    }

    private static String shown(SourceForm form) {
        List<String> names = new ArrayList<>(form.others());
        form.items().forEach(item -> names.add(item.name()));
        return Text.shown(SourceForm.joined(names));
    }

    private Optional<String> text(byte[] utf8) {
        if (utf8.length > BYTES) {
            problems.add(Problem.of(Area.DEFINITION, ProblemCode.TOO_LARGE).withAllowed("at most " + BYTES + " bytes"));
            return Optional.empty();
        }
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(utf8))
                    .toString();
            return Optional.of(text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text);
        } catch (CharacterCodingException e) {
            problems.add(Problem.of(Area.DEFINITION, ProblemCode.INVALID_TEXT));
            return Optional.empty();
        }
    }

    private SourceForm read(String text) {
        if (text.stripLeading().startsWith("{")) {
            requireNoForm("a Questionnaire");
            return QuestionnaireSource.read(text, problems);
        }
        Table table = Table.read(text, problems);
        if (!problems.isEmpty()) {
            return SourceForm.EMPTY;
        }
        if (!DictionarySource.isDictionary(table)) {
            requireNoForm("a key table");
            return KeyTableSource.read(table, problems);
        }
        return DictionarySource.read(table, formOf(table), problems);
    }

    private void requireNoForm(String what) {
        if (form.isPresent()) {
            throw new Refusal(what + " has no forms, so --form can't choose one");
        }
    }

    private String formOf(Table dictionary) {
        Set<String> forms = DictionarySource.forms(dictionary);
        if (form.isPresent() ? forms.contains(form.get()) : forms.size() == 1) {
            return form.orElseGet(() -> forms.iterator().next());
        }
        throw new Refusal("the dictionary has these forms, of which --form chooses one: "
                + Text.shown(SourceForm.joined(List.copyOf(forms))));
    }
}
