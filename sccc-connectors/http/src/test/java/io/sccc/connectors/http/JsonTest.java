package io.sccc.connectors.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class JsonTest {

    private static JsonNode node(String text) {
        JsonNode node = Json.readOrNull(Json.reader(Limits.DEFAULT), text.replace('\'', '"'));
        assertThat(node).isNotNull();
        return node;
    }

    @Test
    void text_firstThatIsThere_whateverItsType() {
        JsonNode node = node("{'a':null,'b':' ','c':{'d':12},'e':{},'f':true}");
        assertThat(Json.text(node, "/a", "/b", "/e", "/c/d")).isEqualTo("12");
        assertThat(Json.text(node, "/a", "/x/y")).isNull();
        assertThat(Json.textOr(node, "none", "/a")).isEqualTo("none");
        assertThat(Json.flag(node, "/f")).isTrue();
        assertThat(Json.number(node, "/c/d", 0)).isEqualTo(12);
        assertThat(Json.number(node, "/zz", -1)).isEqualTo(-1);
    }

    @Test
    void instant_inEveryUsualForm_isTheSame() {
        Instant noon = Instant.parse("2026-11-21T12:00:00Z");
        for (String form : new String[] {
            "'2026-11-21T12:00:00Z'", "'2026-11-21T07:00:00-05:00'", "'2026-11-21T12:00:00'", "'2026-11-21 12:00:00'",
            "'2026-11-21T12:00:00+0000'", "'Sat, 21 Nov 2026 12:00:00 GMT'", "1795262400", "'1795262400'",
            "1795262400000", "1795262400.0", "'2026-11-21T12:00:00.000Z'"
        }) {
            assertThat(Json.instant(node("{'t':" + form + "}"), "/none", "/t"))
                    .as(form)
                    .isEqualTo(noon);
        }
        for (String none : new String[] {"'yesterday'", "null", "{}", "'2026-13-41T00:00:00Z'"}) {
            assertThat(Json.instant(node("{'t':" + none + "}"), "/t")).as(none).isNull();
        }
    }

    @Test
    void items_arrayOrSomethingElse() {
        assertThat(Json.items(node("{'d':[1,2]}"), "/d")).hasSize(2);
        assertThat(Json.items(node("{'d':{}}"), "/d")).isEmpty();
        assertThat(Json.items(node("[1]"), "")).hasSize(1);
        assertThat(Json.link(node("{'n':'https://h/x?a=1'}"), "/n")).hasHost("h");
        assertThat(Json.link(node("{'n':'not a link'}"), "/n")).isNull();
    }
}
