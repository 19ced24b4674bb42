package io.github.alliancesdk.core.wording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.alliancesdk.core.InventedInstruments;
import io.github.alliancesdk.core.instrument.Instrument;
import io.github.alliancesdk.core.instrument.InstrumentStatus;
import io.github.alliancesdk.core.instrument.Referent;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class FormRendererTest {
    private static AcceptedWording accepted(String json) {
        return WordingPack.parse(json).accept(Packs.KETTLE, LicenceAcceptance.of("K-1", UseContext.RESEARCH));
    }

    private static FormRenderer named(String app) {
        return FormRenderer.of(accepted(Packs.pack()))
                .withName(Referent.APP, app)
                .withName(Referent.THERAPIST, "Dr Roe");
    }

    @ParameterizedTest
    @CsvSource({"en,Item 2", "de,Item 2", "fr,Item 2", "es,Ítem 2", "nl,Item 2", "ja,Item 2"})
    void withoutAWordingAnItemIsCalledByItsNumber(String language, String text) {
        RenderedForm form = FormRenderer.of(Packs.KETTLE)
                .withLanguage(Locale.forLanguageTag(language))
                .render();
        assertThat(form.items().get(1).text()).isEqualTo(text);
        assertThat(form.items()).extracting(RenderedForm.Item::number).containsExactly(1, 2, 4);
        assertThat(form.title()).isEqualTo("Kettle & co");
        assertThat(form.notice()).isEmpty();
        assertThat(form.credit()).isEmpty();
        assertThat(form.instruction()).isEmpty();
        assertThat(form.items().get(0).answers())
                .containsExactly(
                        new RenderedForm.Answer(1, "Cold"),
                        new RenderedForm.Answer(2, "2"),
                        new RenderedForm.Answer(3, "Hot"));
    }

    @ParameterizedTest
    @EnumSource
    void anItemPrintedDescendingTurnsTheOrderAndNoValue(TextTarget target) {
        for (FormRenderer renderer : List.of(FormRenderer.of(Packs.KETTLE), named("Pot"))) {
            RenderedForm form = renderer.withTarget(target).render();
            List<RenderedForm.Answer> ascending = form.items().get(0).answers();
            List<RenderedForm.Answer> descending = form.items().get(1).answers();
            assertThat(ascending).extracting(RenderedForm.Answer::value).containsExactly(1, 2, 3);
            assertThat(descending).extracting(RenderedForm.Answer::value).containsExactly(3, 2, 1);
            assertThat(descending).containsExactlyInAnyOrderElementsOf(ascending);
            // reversal belongs to scoring and doesn't change a form
            assertThat(form.items().get(2).answers()).isEqualTo(ascending);
        }
    }

    @Test
    void aWordingIsShownWithItsMarkAndItsCredit() {
        RenderedForm form = named("Pot").render();
        assertThat(form.language()).isEqualTo(Locale.ENGLISH);
        assertThat(form.notice()).contains("Unvalidated wording: nobody has shown that these texts measure anything.");
        assertThat(form.credit()).contains("Kettle <Ltd>");
        assertThat(form.instruction()).contains("Look at the kettle of Dr Roe.");
        assertThat(form.items())
                .extracting(RenderedForm.Item::text)
                .containsExactly("The lid & Pot", "The spout", "The cord of Pot");
        assertThat(form.items().get(0).answers())
                .containsExactly(
                        new RenderedForm.Answer(1, "Cold <"),
                        new RenderedForm.Answer(2, "2"),
                        new RenderedForm.Answer(3, "Hot"));
    }

    @Test
    void aValidatedWordingIsNotMarked() {
        RenderedForm form = FormRenderer.of(accepted(Packs.with("validation", "\"validated\"")))
                .withName(Referent.APP, "Pot")
                .withName(Referent.THERAPIST, "Dr Roe")
                .render();
        assertThat(form.notice()).isEmpty();
    }

    @Test
    void htmlIsEscapedOnceNamesIncluded() {
        RenderedForm form = named("<b a=\"x\">'{therapist}' &amp;")
                .withTarget(TextTarget.HTML)
                .render();
        assertThat(form.items().get(0).text())
                .isEqualTo("The lid &amp; &lt;b a=&quot;x&quot;&gt;&#39;{therapist}&#39; &amp;amp;");
        assertThat(form.credit()).contains("Kettle &lt;Ltd&gt;");
        assertThat(form.title()).isEqualTo("Kettle &amp; co");
        assertThat(form.items().get(0).answers().get(0).label()).isEqualTo("Cold &lt;");
        assertThat(FormRenderer.of(Packs.KETTLE)
                        .withTarget(TextTarget.HTML)
                        .render()
                        .title())
                .isEqualTo("Kettle &amp; co");
    }

    @Test
    void aNameForgesNoLineAndTurnsNoTextRound() {
        assertThat(named("A\n1. B\u202E$1\\ ").render().items().get(0).text()).isEqualTo("The lid & A 1. B $1\\");
    }

    @Test
    void aNameThatIsNeededMustBeGiven() {
        assertThat(accepted(Packs.pack()).placeholders()).containsExactly(Referent.THERAPIST, Referent.APP);
        FormRenderer unnamed = FormRenderer.of(accepted(Packs.pack()));
        assertThatIllegalStateException()
                .isThrownBy(unnamed::render)
                .withMessage("the wording needs the name of: therapist, app");
        assertThatIllegalArgumentException().isThrownBy(() -> unnamed.withName(Referent.APP, " "));
        assertThatIllegalArgumentException().isThrownBy(() -> unnamed.withName(Referent.APP, "x".repeat(201)));
        assertThatExceptionOfType(NullPointerException.class)
                .isThrownBy(() -> unnamed.withName(Referent.APP, null))
                .withMessage("name");
    }

    @Test
    void anotherFormatHasItsOwnAnswers() {
        assertThat(named("Pot").withFormat("negative").render().items().get(1).answers())
                .containsExactly(
                        new RenderedForm.Answer(1, "1"),
                        new RenderedForm.Answer(0, "0"),
                        new RenderedForm.Answer(-1, "-1"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FormRenderer.of(Packs.KETTLE).withFormat("other"));
    }

    @Test
    void aWordingIsInItsOwnLanguage() {
        FormRenderer renderer = named("Pot");
        assertThatIllegalStateException().isThrownBy(() -> renderer.withLanguage(Locale.GERMAN));
    }

    @Test
    void noTextStandsInAToString() {
        RenderedForm form = named("Pot").render();
        assertThat(form).hasToString("RenderedForm[3 items, en]");
        assertThat(form.items().get(0)).hasToString("item 1");
        assertThat(form.items().get(0).answers().get(0)).hasToString("1");
    }

    @Test
    void anInstrumentWithoutItemsHasNoForm() {
        Instrument listed = Instrument.builder("demo-listed")
                .title("Only heard of")
                .status(InstrumentStatus.CATALOGUED)
                .whyNotKeyed("Its key was not read.")
                .reversed()
                .build();
        assertThatIllegalArgumentException().isThrownBy(() -> FormRenderer.of(listed));
    }

    @Test
    void aFormatWithGapsOffersItsCodesOnly() {
        RenderedForm form = FormRenderer.of(InventedInstruments.bipolar()).render();
        assertThat(form.items())
                .allSatisfy(item -> assertThat(item.answers())
                        .extracting(RenderedForm.Answer::value)
                        .containsExactly(-3, -2, -1, 1, 2, 3));
    }

    @Test
    void aFormatWithAStepIsALineWithoutAnswers() {
        for (RenderedForm.Item item :
                FormRenderer.of(InventedInstruments.lines()).render().items()) {
            assertThat(item.answers()).isEmpty();
            assertThat(item.line()).contains(new RenderedForm.Line(0, 10, 0.1, false, List.of()));
        }
    }

    @ParameterizedTest
    @EnumSource
    void eachItemIsRenderedInItsOwnFormat(TextTarget target) {
        String low = target == TextTarget.HTML ? "Low &lt;" : "Low <";
        RenderedForm form = FormRenderer.of(Packs.MIXED).withTarget(target).render();
        assertThat(form.items().get(0).line()).isEmpty();
        assertThat(form.items().get(0).answers())
                .extracting(RenderedForm.Answer::label)
                .containsExactly("No", "Yes");
        assertThat(form.items().get(1).answers()).isEmpty();
        assertThat(form.items().get(1).line())
                .contains(new RenderedForm.Line(
                        -1,
                        1.5,
                        0.5,
                        true,
                        List.of(new RenderedForm.Answer(-1, low), new RenderedForm.Answer(1, "Near the top"))));
        // printed descending: the line starts at its highest answer, and each label keeps its value
        assertThat(form.items().get(2).line())
                .contains(new RenderedForm.Line(
                        1.5,
                        -1,
                        0.5,
                        true,
                        List.of(new RenderedForm.Answer(1, "Near the top"), new RenderedForm.Answer(-1, low))));
    }

    @Test
    void theTextsOfAFormatOfSingleItemsComeFromItsOwnAnchors() {
        RenderedForm form = FormRenderer.of(WordingPack.parse(Packs.mixed("""
                        {"choice":{"0":"Nein","1":"Ja"},"line":{"-1":"Unten bei {app}","1":"Fast oben","0":"Mitte"}}"""))
                        .accept(Packs.MIXED, LicenceAcceptance.of("K-1", UseContext.RESEARCH)))
                .withName(Referent.APP, "Pot")
                .render();
        assertThat(form.items().get(0).answers())
                .extracting(RenderedForm.Answer::label)
                .containsExactly("Nein", "Ja");
        assertThat(form.items().get(2).line().orElseThrow().labels())
                .containsExactly(
                        new RenderedForm.Answer(1, "Fast oben"),
                        new RenderedForm.Answer(0, "Mitte"),
                        new RenderedForm.Answer(-1, "Unten bei Pot"));
    }

    @Test
    void anItemHasEitherAnswersOrALine() {
        RenderedForm.Line line = new RenderedForm.Line(0, 10, 0.1, false, List.of());
        List<RenderedForm.Answer> answers = List.of(new RenderedForm.Answer(1, "1"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RenderedForm.Item(1, "Item 1", List.of(), Optional.empty()));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RenderedForm.Item(1, "Item 1", answers, Optional.of(line)));
    }

    @Test
    void aLineIsWrittenAsJsonWithoutNeedlessDecimals() {
        RenderedForm form = FormRenderer.of(Packs.MIXED).render();
        assertThat(form.items().get(0).toMap()).containsOnlyKeys("number", "text", "answers");
        assertThat(form.items().get(1).toMap())
                .isEqualTo(Map.of(
                        "number",
                        2,
                        "text",
                        "Item 2",
                        "line",
                        Map.of(
                                "start",
                                -1,
                                "end",
                                1.5,
                                "step",
                                0.5,
                                "numberShown",
                                true,
                                "labels",
                                List.of(
                                        Map.of("value", -1, "label", "Low <"),
                                        Map.of("value", 1, "label", "Near the top")))));
        assertThat(form.items().get(1).line().orElseThrow()).hasToString("-1 to 1.5");
    }
}
