package io.sccc.connectors.testkit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.io.JsonStringEncoder;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;

/** Words that break software, and where they are found in what was sent. */
final class Words {

    /** Part of every item's text: no message, log line or {@code toString()} may hold it. */
    static final String CANARY = "canariodelcliente";

    static final String LONE_SURROGATE = "antes \ud83d después";

    static final List<String> ALL = List.of(
            "¿Cuándo llega, señor Núñez? Ação já",
            "listo 🤦🏽‍♀️ 👨‍👩‍👧‍👦 🇧🇷",
            "مرحبا بالعالم, שלום",
            Normalizer.normalize("mañana", Normalizer.Form.NFD));

    private static final JsonMapper JSON = new JsonMapper();

    private Words() {}

    /** Lone halves of surrogate pairs, which UTF-8 cannot hold, as JSON escapes. */
    static String escaped(String json) {
        StringBuilder out = new StringBuilder(json.length());
        for (int i = 0; i < json.length(); i++) {
            char c = json.charAt(i);
            boolean pair = Character.isHighSurrogate(c)
                    && i + 1 < json.length()
                    && Character.isLowSurrogate(json.charAt(i + 1));
            if (pair) {
                out.append(c).append(json.charAt(++i));
            } else if (Character.isSurrogate(c)) {
                out.append("\\u").append(Integer.toHexString(c));
            } else {
                out.append(c);
            }
        }
        return out.toString();
    }

    static String quoted(String text) {
        return '"' + new String(JsonStringEncoder.getInstance().quoteAsString(text)) + '"';
    }

    /** Do these words stand in what was sent, however it is encoded? */
    static boolean in(Sent sent, String words) {
        String wanted = folded(words);
        return strings(sent).stream().anyMatch(text -> folded(text).contains(wanted));
    }

    private static String folded(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFC);
    }

    private static List<String> strings(Sent sent) {
        List<String> found = new ArrayList<>(List.of(sent.text(), entities(sent.text())));
        found.addAll(sent.query().values());
        String type = String.valueOf(sent.header("content-type"));
        if (type.contains("json")) {
            json(sent.text(), found);
        } else if (type.contains("form-urlencoded")) {
            for (String pair : sent.text().split("&")) {
                found.add(URLDecoder.decode(pair.substring(pair.indexOf('=') + 1), StandardCharsets.UTF_8));
            }
        }
        return found;
    }

    private static void json(String text, List<String> found) {
        try {
            values(JSON.readTree(text), found);
        } catch (JsonProcessingException e) {
            found.add(text);
        }
    }

    private static void values(JsonNode node, List<String> found) {
        if (node.isTextual()) {
            found.add(node.textValue());
            found.add(entities(node.textValue()));
        }
        node.forEach(child -> values(child, found));
    }

    private static String entities(String html) {
        return html.replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&#39;", "'")
                .replace("&amp;", "&");
    }
}
