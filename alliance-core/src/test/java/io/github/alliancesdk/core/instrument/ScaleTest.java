package io.github.alliancesdk.core.instrument;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ScaleTest {

    @Test
    void itemsArePutInAscendingOrder() {
        assertThat(Scale.of("first", 12, 3, 7, 1).items()).containsExactly(1, 3, 7, 12);
    }

    @Test
    void theOrderOfTheItemsIsNoPartOfAScale() {
        assertThat(Scale.of("first", 2, 1))
                .isEqualTo(Scale.of("first", 1, 2))
                .hasSameHashCodeAs(Scale.of("first", 1, 2));
    }

    @Test
    void anItemCountsOnce() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Scale.of("first", 1, 2, 1))
                .withMessageContaining("no item twice");
    }

    @Test
    void aScaleHoldsAtLeastOneItem() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Scale.of("first"))
                .withMessageContaining("at least one item");
    }

    @Test
    void onlyTheReservedIdIsTheTotal() {
        assertThat(Scale.of("total", 1).isTotal()).isTrue();
        assertThat(Scale.of("totals", 1).isTotal()).isFalse();
    }

    @Test
    void whatAScaleWasMadeOfCanBeChangedWithoutChangingIt() {
        List<Integer> items = new ArrayList<>(List.of(2, 1));
        Set<Referent> referents = new LinkedHashSet<>(List.of(Referent.OTHER, Referent.APP));
        Scale scale = new Scale("first", items, referents, java.util.Optional.empty());
        items.add(3);
        referents.clear();
        assertThat(scale.items()).containsExactly(1, 2);
        assertThat(scale.referents()).containsExactly(Referent.OTHER, Referent.APP);
    }

    @Test
    void neitherItemsNorReferentsCanBeChanged() {
        Scale scale = Scale.of("first", 1).withReferents(Set.of(Referent.APP));
        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> scale.items().add(2));
        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> scale.referents().add(Referent.OTHER));
    }
}
