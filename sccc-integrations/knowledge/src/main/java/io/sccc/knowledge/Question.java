package io.sccc.knowledge;

import java.util.List;
import java.util.regex.Pattern;

/**
 * What somebody asks, freed of what is no word of the question: links, masks of personal data, signs of mentions and
 * hashtags.
 *
 * @param words what they ask
 * @param names words of the accounts they mention: they help to find, but nobody expects an article to hold them
 */
record Question(String words, String names) {

    // a post longer than this tells a story; the question stands where it begins
    private static final int MOST = 4_000;

    private static final Pattern NO_WORDS = Pattern.compile(
            "https?:\\s?//\\S*|www\\.\\S*|<[a-z_]{1,20}>|\\[[a-z_]{1,20}:[^\\]\\s]{0,40}\\]|&[a-z]{2,5};");
    private static final Pattern MENTION =
            Pattern.compile("(?<![\\p{L}\\p{N}])@([\\p{L}\\p{N}_]{1,50})(?:[@.][\\p{L}\\p{N}_.-]{1,80})?");
    private static final Pattern HUMP = Pattern.compile("(?<=\\p{Ll})(?=\\p{Lu})|#|_");

    static Question of(String text) {
        String words = NO_WORDS.matcher(text.length() > MOST ? text.substring(0, MOST) : text)
                .replaceAll(" ");
        List<String> mentions =
                MENTION.matcher(words).results().map(m -> m.group(1)).toList();
        return new Question(split(MENTION.matcher(words).replaceAll(" ")), split(String.join(" ", mentions)));
    }

    private static String split(String words) {
        return HUMP.matcher(words).replaceAll(" ");
    }

    @Override
    public String toString() {
        return "Question";
    }
}
