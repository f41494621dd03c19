package io.sccc.core.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An article or a solved thread that may answer somebody.
 *
 * @param tenant whose content it is
 * @param id its id where it lives
 * @param url where a person can read it; null if nowhere
 * @param lang its language (ISO 639-1); null when unknown
 * @param title its title
 * @param question the question it answers, as its author put it
 * @param text its body
 * @param pastQuestions how people have asked for it before
 * @param visibility whether it may be shown in public
 */
public record Content(
        TenantId tenant,
        String id,
        @Nullable String url,
        @Nullable String lang,
        @Nullable String title,
        @Nullable String question,
        String text,
        List<String> pastQuestions,
        Visibility visibility) {

    /** Copies the list and refuses a blank id. */
    public Content {
        Names.require("content id", id);
        pastQuestions = List.copyOf(pastQuestions);
    }

    /** Its id only. */
    @Override
    public String toString() {
        return "Content[" + tenant + ", " + id + "]";
    }
}
