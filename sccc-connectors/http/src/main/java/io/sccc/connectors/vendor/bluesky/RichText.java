package io.sccc.connectors.vendor.bluesky;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sccc.connectors.http.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Words as the network wants them: the text, and beside it the places of links, mentions and hashtags, counted in bytes of
 * UTF-8. A text is measured in graphemes, what people take for one character.
 *
 * @param text what is shown
 * @param facets where something in it leads
 */
record RichText(String text, List<Facet> facets) {

    static final int MOST_GRAPHEMES = 300;
    static final int MOST_BYTES = 3000;

    private static final int MOST_TAG = 64;
    private static final int SHOWN_PATH = 13;
    private static final Pattern GRAPHEME = Pattern.compile("\\X");
    private static final Pattern SPECIAL = Pattern.compile("(?<![\\p{L}\\p{N}_./@#&-])(?:"
            + "(?<link>https?://[^\\s<>\"\\u3000]{1,2000})"
            + "|@(?<mention>[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,62}\\.){1,10}[a-zA-Z][a-zA-Z0-9-]{0,62})"
            + "|[#＃](?<tag>[^\\s#＃\\u00AD\\u2060\\u200A-\\u200D]{1,200}))");
    private static final Pattern ENDING = Pattern.compile("[\\p{Punct}\\p{IsPunctuation}]+$");
    private static final String CLOSING = ".,;:!?'\"…»”’";

    /**
     * A place in the text.
     *
     * @param start first byte
     * @param end the byte after the last
     * @param feature where it leads, in the network's words
     */
    record Facet(int start, int end, ObjectNode feature) {}

    /** A piece of the text as it was written: plain words, or something with a feature. */
    private record Piece(String text, @Nullable ObjectNode feature, boolean link) {}

    /**
     * The words with their facets; links are shown shortened where the text would be too long otherwise.
     *
     * @param did finds the DID of a handle; null when nobody has it, and then it is no mention
     */
    static RichText of(String words, Function<String, @Nullable String> did) {
        List<Piece> pieces = pieces(clean(words).strip(), did);
        RichText whole = joined(pieces, false);
        return whole.fits() ? whole : joined(pieces, true);
    }

    /** Half a surrogate pair becomes U+FFFD, and NUL its picture: neither survives a database. */
    static String clean(String text) {
        StringBuilder clean = new StringBuilder(text.length());
        text.codePoints()
                .map(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE ? 0xFFFD : c == 0 ? 0x2400 : c)
                .forEach(clean::appendCodePoint);
        return clean.toString();
    }

    /** How many graphemes it has. */
    int graphemes() {
        return graphemes(text);
    }

    /** Does the network take it? */
    boolean fits() {
        return graphemes() <= MOST_GRAPHEMES && bytes(text) <= MOST_BYTES;
    }

    /** The facets as the network reads them. */
    ArrayNode json() {
        ArrayNode all = Json.object().arrayNode();
        for (Facet facet : facets) {
            ObjectNode place = all.addObject();
            place.putObject("index").put("byteStart", facet.start).put("byteEnd", facet.end);
            place.putArray("features").add(facet.feature);
        }
        return all;
    }

    private static int graphemes(String text) {
        Matcher each = GRAPHEME.matcher(text);
        int count = 0;
        while (each.find()) {
            count++;
        }
        return count;
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    private static List<Piece> pieces(String text, Function<String, @Nullable String> did) {
        List<Piece> pieces = new ArrayList<>();
        Matcher special = SPECIAL.matcher(text);
        int from = 0;
        while (special.find()) {
            Piece piece = piece(special, did);
            if (piece != null) {
                pieces.add(new Piece(text.substring(from, special.start()), null, false));
                pieces.add(piece);
                from = special.start() + piece.text.length();
                special.region(from, text.length());
                special.useTransparentBounds(true);
            }
        }
        pieces.add(new Piece(text.substring(from), null, false));
        return pieces;
    }

    private static @Nullable Piece piece(Matcher special, Function<String, @Nullable String> did) {
        String whole = special.group();
        if (special.group("link") != null) {
            String url = withoutEnding(whole);
            return new Piece(url, feature("link").put("uri", url), true);
        }
        if (special.group("mention") != null) {
            String found = did.apply(special.group("mention").toLowerCase(Locale.ROOT));
            return found == null ? null : new Piece(whole, feature("mention").put("did", found), false);
        }
        String tag = ENDING.matcher(special.group("tag")).replaceFirst("");
        boolean none = tag.isEmpty() || tag.chars().allMatch(Character::isDigit) || graphemes(tag) > MOST_TAG;
        return none ? null : new Piece(whole.charAt(0) + tag, feature("tag").put("tag", tag), false);
    }

    private static ObjectNode feature(String kind) {
        return Json.object().put("$type", "app.bsky.richtext.facet#" + kind);
    }

    /** An address without the punctuation of the sentence around it; a bracket stays where it was opened inside. */
    private static String withoutEnding(String url) {
        int end = url.length();
        while (end > 0) {
            char last = url.charAt(end - 1);
            boolean unopened = (last == ')' && url.indexOf('(') < 0) || (last == ']' && url.indexOf('[') < 0);
            if (CLOSING.indexOf(last) < 0 && !unopened) {
                break;
            }
            end--;
        }
        return url.substring(0, end);
    }

    private static RichText joined(List<Piece> pieces, boolean shorten) {
        StringBuilder text = new StringBuilder();
        List<Facet> facets = new ArrayList<>();
        int at = 0;
        for (Piece piece : pieces) {
            String shown = piece.link && shorten ? shown(piece.text) : piece.text;
            int end = at + bytes(shown);
            if (piece.feature != null) {
                facets.add(new Facet(at, end, piece.feature));
            }
            text.append(shown);
            at = end;
        }
        return new RichText(text.toString(), List.copyOf(facets));
    }

    /** Host and the beginning of the path. */
    private static String shown(String url) {
        String bare = url.replaceFirst("^https?://(www\\.)?", "");
        int path = bare.indexOf('/');
        int longest = path < 0 ? bare.length() : path + SHOWN_PATH;
        return bare.length() <= longest + 1 ? bare : bare.substring(0, wholeAt(bare, longest)) + "…";
    }

    private static int wholeAt(String text, int index) {
        return Character.isHighSurrogate(text.charAt(index - 1)) ? index - 1 : index;
    }

    /** Not the words. */
    @Override
    public String toString() {
        return "RichText[" + graphemes() + " graphemes, " + facets.size() + " facets]";
    }
}
