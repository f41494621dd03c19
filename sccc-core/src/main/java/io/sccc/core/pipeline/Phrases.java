package io.sccc.core.pipeline;

import io.sccc.core.model.Content;
import io.sccc.core.model.LocalizedText;
import java.text.BreakIterator;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Words this library says to people by itself, and how templates are filled. */
final class Phrases {

    /** How content is offered when the rule gives no words. */
    static final LocalizedText SUGGESTION = LocalizedText.of(
            "This may help you: {title} {url}",
            "Esto te puede ayudar: {title} {url}",
            "Isto pode te ajudar: {title} {url}");

    private static final Pattern BLANKS = Pattern.compile("\\s+");

    private Phrases() {}

    /** A template with {@code {title}} and {@code {url}} of the content, which may be absent. */
    static String fill(String template, @Nullable Content content) {
        String title = content == null || content.title() == null ? "" : content.title();
        String url = content == null || content.url() == null ? "" : content.url();
        return template.replace("{title}", title).replace("{url}", url).strip();
    }

    /** The beginning of a text on one line, cut between whole characters as people see them. */
    static String cut(String text, int most) {
        String line = BLANKS.matcher(text).replaceAll(" ").strip();
        if (line.length() <= most) {
            return line;
        }
        BreakIterator characters = BreakIterator.getCharacterInstance(Locale.ROOT);
        characters.setText(line);
        int end = characters.preceding(most);
        return line.substring(0, end == BreakIterator.DONE || end == 0 ? most : end) + "…";
    }
}
