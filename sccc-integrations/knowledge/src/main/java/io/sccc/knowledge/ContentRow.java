package io.sccc.knowledge;

import com.fasterxml.jackson.databind.JsonNode;
import io.sccc.core.model.Content;
import io.sccc.core.model.TenantId;
import io.sccc.core.model.Visibility;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One row of a file of articles, and what is wrong with it. */
final class ContentRow {

    private static final int SHOWN = 60;

    private final JsonNode json;
    private final List<String> faults = new ArrayList<>();

    ContentRow(JsonNode json) {
        this.json = json;
    }

    /** The row as content; null when it has {@link #faults}. */
    @Nullable
    Content content(TenantId tenant) {
        String id = id();
        String title = word("title");
        String question = word("question");
        String text = word("text");
        String lang = Tongue.primary(word("lang"));
        String url = word("url");
        List<String> past = past();
        Visibility visibility = visibility();
        if (text == null && title == null && question == null && faults.isEmpty()) {
            faults.add("text is missing");
        }
        return faults.isEmpty()
                ? new Content(tenant, id, url, lang, title, question, text == null ? "" : text, past, visibility)
                : null;
    }

    List<String> faults() {
        return faults;
    }

    /** A value as a message shows it: one line, not too long. */
    static String shown(String value) {
        String line = value.replaceAll("\\p{Cntrl}", " ");
        return line.length() > SHOWN ? line.substring(0, SHOWN) + "..." : line;
    }

    private String id() {
        JsonNode id = json.path("id");
        if (id.isMissingNode() || id.isNull()) {
            faults.add("id is missing");
        } else if (!id.isTextual() && !id.isNumber()) {
            faults.add("id is neither a string nor a number");
        } else if (id.asText().isBlank()) {
            faults.add("id is blank");
        }
        return id.asText();
    }

    private @Nullable String word(String key) {
        JsonNode value = json.path(key);
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        if (!value.isTextual()) {
            faults.add(key + " is not a string");
        }
        return value.asText();
    }

    private List<String> past() {
        JsonNode values = json.path("past_questions");
        List<String> past = new ArrayList<>();
        if (values.isMissingNode() || values.isNull()) {
            return past;
        }
        boolean sound = values.isArray();
        for (JsonNode value : values) {
            sound &= value.isTextual();
            past.add(value.asText());
        }
        if (!sound) {
            faults.add("past_questions is not a list of strings");
        }
        return past;
    }

    private Visibility visibility() {
        String visibility = word("visibility");
        return visibility == null || visibility.equalsIgnoreCase("public") ? Visibility.PUBLIC : Visibility.PRIVATE;
    }
}
