package io.sccc.connectors.vendor.rss;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** All feed cases beside the checkout: each is read, and says what its comment expects, or stands in the list with a reason. */
@EnabledIfSystemProperty(named = "sccc.shared", matches = ".+")
class FeedCasesTest {

    private static final Pattern HEADER = Pattern.compile("(?im)^\\s*Header:\\s*Content-type:\\s*(.+)$");
    private static final Pattern EXPECT = Pattern.compile("(?ims)^\\s*Expect:\\s*(.+?)\\s*$(?=\\s*(-->|\\w+:))");
    private static final Pattern TITLE = Pattern.compile("feed(?:\\['title'\\]|\\.title) == u?'([^']*)'");
    private static final Pattern ENTRY =
            Pattern.compile("entries\\[0\\](?:\\['(\\w+)'\\]|\\.(\\w+)) == u?'((?:[^'\\\\]|\\\\.)*)'");

    @Test
    void everyCase_isReadAsExpected_orIsAKnownDeviation() throws IOException {
        Path root = Path.of(System.getProperty("sccc.shared"), "contracts", "rss-atom", "feedparser-tests");
        Map<String, String> wrong = new TreeMap<>();
        int checked = 0;
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                List<String> faults = new ArrayList<>();
                checked += check(file, faults);
                if (!faults.isEmpty()) {
                    wrong.put(root.relativize(file).toString().replace('\\', '/'), String.join("; ", faults));
                }
            }
        }
        Map<String, String> known = KnownDeviations.read();
        assertThat(wrong.keySet()).as("deviations: %s", wrong).isEqualTo(known.keySet());
        assertThat(known.values()).as("reasons").noneMatch(String::isBlank);
        assertThat(checked).as("expected values that were compared").isGreaterThan(25);
    }

    private static int check(Path file, List<String> faults) throws IOException {
        byte[] body = Files.readAllBytes(file);
        String text = Charsets.decode(body, null);
        Matcher header = HEADER.matcher(text);
        Items items;
        try {
            items = Items.read(
                    body, header.find() ? header.group(1) : null, URI.create("http://feed.example/dir/f.xml"));
        } catch (Xml.NotAFeed e) {
            faults.add("not read: " + e.getMessage());
            return 0;
        }
        Matcher expected = EXPECT.matcher(text);
        return expected.find() ? compare(items, expected.group(1), faults) : 0;
    }

    private static int compare(Items items, String expected, List<String> faults) {
        int compared = 0;
        Matcher title = TITLE.matcher(expected);
        if (title.find()) {
            compared++;
            differ("feed title", plain(title.group(1)), items.title(), faults);
        }
        Matcher entry = ENTRY.matcher(expected);
        while (entry.find()) {
            String field = entry.group(1) == null ? entry.group(2) : entry.group(1);
            Item item = items.items().isEmpty()
                    ? null
                    : items.items().get(items.items().size() - 1);
            String found = item == null ? null : field(item, field);
            if (found != null) {
                compared++;
                differ(field, plain(entry.group(3)), found, faults);
            } else if (item == null) {
                faults.add("no item");
            }
        }
        return compared;
    }

    /** What we have of a field of theirs; null for fields that we do not take. */
    private static @Nullable String field(Item item, String name) {
        return switch (name) {
            case "title" -> item.title();
            case "description", "summary" -> item.body().text();
            case "link" -> String.valueOf(item.link());
            case "id", "guid" -> String.valueOf(item.guid());
            case "updated", "published" -> String.valueOf(item.postedAt());
            case "author" -> String.valueOf(item.authorName());
            default -> null;
        };
    }

    /** Their HTML as the text we make of it, their escapes as characters. */
    private static String plain(String expected) {
        Matcher escape = Pattern.compile("\\\\u([0-9a-f]{4})").matcher(expected);
        String text = escape.replaceAll(
                each -> Matcher.quoteReplacement(Character.toString(Integer.parseInt(each.group(1), 16))));
        return io.sccc.connectors.http.HtmlText.of(text).text();
    }

    private static void differ(String what, String expected, String found, List<String> faults) {
        if (!expected.equals(found)) {
            faults.add(what + " is (" + found + "), not (" + expected + ")");
        }
    }

    /** The committed list: a path and a reason on each line. */
    private static final class KnownDeviations {

        static Map<String, String> read() throws IOException {
            Map<String, String> known = new TreeMap<>();
            try (java.io.InputStream in = FeedCasesTest.class.getResourceAsStream("known-deviations.txt")) {
                String all = in == null ? "" : new String(in.readAllBytes(), StandardCharsets.UTF_8);
                all.lines()
                        .filter(line -> !line.isBlank() && !line.startsWith("#"))
                        .forEach(line -> {
                            int space = line.indexOf(' ');
                            known.put(
                                    line.substring(0, space),
                                    line.substring(space).strip());
                        });
            }
            return known;
        }
    }
}
