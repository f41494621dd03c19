package io.sccc.core.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FactsTest {

    private static final Fact<String> SHOP = Fact.text("shop", "An application's own.");

    @Test
    void get_factsOfTheLibraryAndOfAnApplication_givesWhatWasPut() {
        Facts facts = Facts.empty().put(Fact.NETWORK, "web").put(SHOP, "Lima").put(Fact.TIMER, "later");
        assertThat(facts.get(Fact.NETWORK)).isEqualTo("web");
        assertThat(facts.get(Fact.text("shop", "Named alike."))).isEqualTo("Lima");
        assertThat(facts.get(Fact.text("network", "Named alike."))).isEqualTo("web");
        assertThat(facts.get(Fact.TIMER)).isEqualTo("later");
        assertThat(facts.get(Fact.BRAND)).isNull();
        assertThat(facts.knows(SHOP)).isTrue();
        assertThat(facts.knows(Fact.BRAND)).isFalse();
        assertThat(facts.known()).containsExactlyInAnyOrder(Fact.NETWORK, SHOP, Fact.TIMER);
        assertThat(facts).hasToString("Facts[3 known]");
    }

    @Test
    void put_factNamedAsOneOfTheLibraryButOfAnotherType_isAnotherFact() {
        Fact<Double> network = Fact.number("network", "An application's own.");
        Facts facts = Facts.empty().put(network, 7L);
        assertThat(facts.get(Fact.NETWORK)).isNull();
        assertThat(facts.get(network)).isEqualTo(7.0);
    }

    @Test
    void copy_changedLater_leavesTheOtherAlone() {
        Facts facts = Facts.empty().put(Fact.NETWORK, "web").put(SHOP, "Lima");
        Facts copy = facts.copy().put(Fact.NETWORK, "forum").put(SHOP, "Quito");
        assertThat(facts.byName()).containsEntry("network", "web").containsEntry("shop", "Lima");
        assertThat(copy.byName()).containsEntry("network", "forum").containsEntry("shop", "Quito");
    }

    @Test
    void putAll_bothKnow_theOtherWins() {
        Facts facts = Facts.empty().put(Fact.NETWORK, "web").put(Fact.BRAND, "acme");
        facts.putAll(Facts.empty().put(Fact.NETWORK, "forum").put(SHOP, "Lima"));
        assertThat(facts.byName()).hasToString("{brand=acme, network=forum, shop=Lima}");
    }

    @Test
    void put_words_areLowerCaseSortedAndOnce() {
        Set<String> words =
                Facts.empty().put(Fact.TOPICS, Set.of("b", "A", "a", "Ñu")).get(Fact.TOPICS);
        assertThat(words).containsExactly("a", "b", "ñu").isEqualTo(Set.of("ñu", "b", "a"));
        assertThat(words).contains("b").doesNotContain("B", "c");
    }

    @Test
    void words_walkedTooFar_throws() {
        Set<String> words = Facts.empty().put(Fact.TOPICS, Set.of()).get(Fact.TOPICS);
        assertThat(words).isEmpty();
        Iterator<String> none = words.iterator();
        assertThatThrownBy(none::next).isInstanceOf(NoSuchElementException.class);
    }
}
