package io.sccc.core.internal.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.sccc.core.model.Fact;
import io.sccc.core.model.Facts;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A fact sheet: each fact's value by its name, a false or empty one too, since it is known. The kind of JSON value is the
 * fact's type, so facts of an application come back equal to its own without being registered anywhere. Left out when
 * read: a fact of the vocabulary that had another type when it was written, and a value of a kind no fact has.
 */
final class FactsCodec implements Codec {

    private static final Map<String, Fact<?>> OWN = Stream.concat(Fact.vocabulary().stream(), Stream.of(Fact.TIMER))
            .collect(Collectors.toUnmodifiableMap(Fact::name, Function.identity()));

    private static final Map<String, String> QUOTED =
            OWN.keySet().stream().collect(Collectors.toUnmodifiableMap(Function.identity(), JsonText::quoted));

    private final Codec words;

    /** A codec with this one for sets of strings. */
    FactsCodec(Codec words) {
        this.words = words;
    }

    @Override
    public void write(Object value, JsonText out) {
        out.open('{');
        ((Facts) value).byName().forEach((name, known) -> {
            String quoted = QUOTED.get(name);
            if (quoted != null) {
                out.key(quoted);
            } else {
                out.name(name);
            }
            if (known instanceof String text) {
                out.string(text);
            } else if (known instanceof Double number) {
                out.number(number);
            } else if (known instanceof Boolean flag) {
                out.bool(flag);
            } else {
                words.write(known, out);
            }
        });
        out.close('}');
    }

    @Override
    @SuppressWarnings("unchecked") // the codec of sets of strings reads such a set
    public Facts read(JsonParser in) throws IOException {
        Codec.expect(JsonToken.START_OBJECT, in);
        Facts facts = Facts.empty();
        for (String key = in.nextFieldName(); key != null; key = in.nextFieldName()) {
            String name = JsonText.nameOf(key);
            switch (in.nextToken()) {
                case VALUE_STRING -> put(Fact.text(name, ""), in.getText(), facts);
                case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> put(Fact.number(name, ""), in.getDoubleValue(), facts);
                case VALUE_TRUE, VALUE_FALSE -> put(Fact.flag(name, ""), in.getBooleanValue(), facts);
                case START_ARRAY -> put(Fact.words(name, ""), (Set<String>) words.read(in), facts);
                default -> in.skipChildren();
            }
        }
        Codec.expect(JsonToken.END_OBJECT, in);
        return facts;
    }

    @SuppressWarnings("unchecked") // equal facts have one type
    private static <T> void put(Fact<T> written, T value, Facts facts) {
        Fact<?> own = OWN.getOrDefault(written.name(), written);
        if (own.equals(written)) {
            facts.put((Fact<T>) own, value);
        }
    }
}
