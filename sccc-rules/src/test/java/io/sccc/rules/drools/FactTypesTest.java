package io.sccc.rules.drools;

import static org.assertj.core.api.Assertions.assertThat;

import io.sccc.core.model.Fact;
import io.sccc.core.model.Facts;
import java.beans.Introspector;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FactTypesTest {

    @Test
    void properties_areFactsOfTheVocabulary_eachOnce() {
        List<String> named = new ArrayList<>();
        for (List<Part.Property> properties : Catalog.PROPERTIES.values()) {
            properties.forEach(property -> named.add(property.fact().name()));
        }
        assertThat(named)
                .doesNotHaveDuplicates()
                .hasSizeGreaterThan(50)
                .isSubsetOf(Fact.vocabulary().stream().map(Fact::name).toList());
    }

    @Test
    void properties_haveGetters_thatGiveTheFact() throws Exception {
        Facts facts = Facts.empty();
        Fact.vocabulary().forEach(fact -> put(fact, facts));
        for (Part part : Part.of(facts)) {
            List<Part.Property> properties =
                    Catalog.PROPERTIES.getOrDefault(part.getClass().getSimpleName(), List.of());
            List<String> getters = Arrays.stream(Introspector.getBeanInfo(part.getClass(), Object.class)
                            .getPropertyDescriptors())
                    .map(property -> property.getName())
                    .toList();
            assertThat(getters)
                    .containsExactlyInAnyOrderElementsOf(
                            properties.stream().map(Part.Property::name).toList());
            for (Part.Property property : properties) {
                String getter = "get" + Character.toUpperCase(property.name().charAt(0))
                        + property.name().substring(1);
                assertThat(part.getClass().getMethod(getter).invoke(part)).isEqualTo(facts.get(property.fact()));
            }
        }
    }

    @SuppressWarnings("unchecked") // the type of a fact says what it is
    private static void put(Fact<?> fact, Facts facts) {
        switch (fact.type()) {
            case TEXT -> facts.put((Fact<String>) fact, "of " + fact.name());
            case NUMBER -> facts.put((Fact<Double>) fact, (long) fact.name().hashCode());
            case FLAG -> facts.put((Fact<Boolean>) fact, true);
            case WORDS -> facts.put((Fact<Set<String>>) fact, Set.of("of", fact.name()));
        }
    }

    @Test
    void parts_shownAsText_tellNoValue() {
        Facts facts = Facts.empty().put(Fact.TEXT, "secret").put(Fact.CONTACT_TIER, "secret");
        assertThat(Part.of(facts).toString()).doesNotContain("secret").contains("Message[1 known]");
    }

    @Test
    void says_wordsPhrasesPrefixes_foundAsKeywordsAre() {
        Message message = new Message(Facts.empty().put(Fact.TEXT, "Se cayó el Internet, otra vez"));
        assertThat(message.says("cayo")).isTrue();
        assertThat(message.says("EL INTERNET")).isTrue();
        assertThat(message.says("inter")).isFalse();
        assertThat(message.says("nada", "inter*")).isTrue();
        assertThat(message.says("")).isFalse();
        assertThat(message.says("*")).isFalse();
        assertThat(new Message(Facts.empty()).says("cayo")).isFalse();
    }

    @Test
    void oneOfAndAnyOf_ignoreCase_andAreFalseOfTheUnknown() {
        Contact contact = new Contact(
                Facts.empty().put(Fact.CONTACT_TIER, "Gold").put(Fact.CONTACT_PRODUCTS, Set.of("TV", "Móvil")));
        assertThat(contact.oneOf(contact.getTier(), "platinum", "gold")).isTrue();
        assertThat(contact.anyOf(contact.getProducts(), "móvil")).isTrue();
        assertThat(contact.anyOf(contact.getProducts(), "fijo")).isFalse();
        assertThat(contact.oneOf(null, "gold")).isFalse();
        assertThat(contact.anyOf(null, "gold")).isFalse();
    }

    @Test
    void factSheet_ownFacts_byNameAndType() {
        Facts facts = Facts.empty()
                .put(Fact.number("basket", ""), 120)
                .put(Fact.text("store", ""), "norte")
                .put(Fact.flag("member", ""), true)
                .put(Fact.words("cart", ""), Set.of("Café"));
        FactSheet sheet = new FactSheet(facts);
        assertThat(sheet.number("basket")).isEqualTo(120.0);
        assertThat(sheet.text("store")).isEqualTo("norte");
        assertThat(sheet.flag("member")).isTrue();
        assertThat(sheet.words("cart")).containsExactly("café");
        assertThat(sheet.text("basket")).isNull();
        assertThat(sheet.knows("cart")).isTrue();
        assertThat(sheet.knows("nothing")).isFalse();
    }
}
