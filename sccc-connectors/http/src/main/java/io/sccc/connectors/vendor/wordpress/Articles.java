package io.sccc.connectors.vendor.wordpress;

import com.fasterxml.jackson.databind.JsonNode;
import io.sccc.connectors.CommunityConnector.Article;
import io.sccc.connectors.CommunityConnector.Topic;
import io.sccc.connectors.http.Call;
import io.sccc.connectors.http.HtmlText;
import io.sccc.connectors.http.Json;
import io.sccc.core.model.Content;
import io.sccc.core.model.TenantId;
import io.sccc.core.model.Visibility;
import io.sccc.core.spi.Cursor;
import io.sccc.core.spi.Page;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The site's posts and pages as content, and its categories. */
final class Articles {

    private static final List<String> KINDS = List.of("/wp/v2/posts", "/wp/v2/pages");
    private static final String FIELDS = "id,status,modified_gmt,link,title,content";
    private static final String STATES = "publish,future,draft,pending,private,trash";
    private static final String LIST = "articles";
    private static final String TOPICS = "topics";
    private static final int PER_PAGE = 20;
    private static final int MOST_WORDS = 3;
    private static final int SHORT = 4;
    private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{N}\\p{M}]+");

    private final Site site;
    private final Members members;
    private final Places places;
    private final TenantId tenant;
    private final @Nullable String lang;

    Articles(Site site, Members members, Places places, TenantId tenant, @Nullable String lang) {
        this.site = site;
        this.members = members;
        this.places = places;
        this.tenant = tenant;
        this.lang = lang;
    }

    /** First the posts, then the pages. */
    Page<Article> changed(Cursor cursor) {
        Both from = cursor.atStart() ? Both.START : Both.read(places.value(cursor, LIST));
        Walk walk = new Walk(new Listed(KINDS.get(from.turn())), Comments.OVERLAP);
        members.me(); // a wrong password must not pass for a site without drafts and trash
        Walk.Step step = walk.step(from.place(), site.clock().instant());
        Both next = from.moved(step.next(), !step.more());
        boolean more = step.more() || from.turn() == 0;
        List<Article> articles = step.changes().stream()
                .map(this::article)
                .filter(Objects::nonNull)
                .toList();
        return new Page<>(
                articles, places.position(LIST, next.write(), next.readable()).cursor(), more);
    }

    /**
     * A place in both lists.
     *
     * @param turn whose turn it is: 0 for posts, 1 for pages
     */
    private record Both(int turn, Place posts, Place pages) {

        static final Both START = new Both(0, Place.START, Place.START);

        Place place() {
            return turn == 0 ? posts : pages;
        }

        Both moved(Place to, boolean over) {
            int next = over ? 1 - turn : turn;
            return turn == 0 ? new Both(next, to, pages) : new Both(next, posts, to);
        }

        String write() {
            return turn + ";" + posts.write() + ";" + pages.write();
        }

        static Both read(String written) {
            String[] parts = written.split(";", -1);
            boolean whole = parts.length == 3;
            return new Both(
                    parts[0].equals("1") ? 1 : 0,
                    Places.read(whole ? parts[1] : ""),
                    Places.read(whole ? parts[2] : ""));
        }

        String readable() {
            return "posts " + posts.readable() + ", pages " + pages.readable();
        }
    }

    private @Nullable Article article(Walk.Change change) {
        JsonNode entry = change.entry();
        String id = change.known().id();
        if (id.startsWith("?")) {
            return null; // without an id it can neither be indexed nor taken away
        }
        return new Article(id, entry == null ? null : content(entry));
    }

    /** What anybody may read; null for drafts, private and protected posts, and the trash. */
    private @Nullable Content content(JsonNode entry) {
        String id = CommentMapper.number(entry, "/id");
        boolean open = Json.textOr(entry, "", "/status").equals("publish") && !Json.flag(entry, "/content/protected");
        if (id == null || !open) {
            return null;
        }
        String title = HtmlText.line(Json.textOr(entry, "", "/title/rendered"));
        String text = HtmlText.of(Json.textOr(entry, "", "/content/rendered")).text();
        return new Content(
                tenant,
                id,
                Json.text(entry, "/link"),
                lang,
                title.isEmpty() ? null : title,
                null,
                text,
                List.of(),
                Visibility.PUBLIC);
    }

    /**
     * What fits, by WordPress' own search, which wants every word: so the three longest are tried, then two, then one. Other
     * languages than the site's are not there.
     */
    List<Content> search(String question, @Nullable String asked, int most) {
        if (most <= 0 || (asked != null && lang != null && !asked.equals(lang))) {
            return List.of();
        }
        List<String> words = words(question);
        for (int many = words.size(); many > 0; many--) {
            List<Content> found = searched(String.join(" ", words.subList(0, many)), Math.min(most, 100));
            if (!found.isEmpty()) {
                return found.subList(0, Math.min(most, found.size()));
            }
        }
        return List.of();
    }

    private static List<String> words(String question) {
        List<String> all = NO_WORD.splitAsStream(question)
                .filter(word -> !word.isEmpty())
                .distinct()
                .toList();
        List<String> telling =
                all.stream().filter(word -> word.length() >= SHORT).toList();
        return (telling.isEmpty() ? all : telling)
                .stream()
                        .sorted(Comparator.comparingInt(String::length).reversed())
                        .limit(MOST_WORDS)
                        .toList();
    }

    private List<Content> searched(String words, int most) {
        return KINDS.stream().flatMap(kind -> found(kind, words, most)).toList();
    }

    private Stream<Content> found(String kind, String words, int most) {
        Call call = Call.get(site.path(kind))
                .query("search", words)
                .query("orderby", "relevance")
                .query("per_page", most)
                .query("_fields", FIELDS);
        return site.list(call, 1).entries().stream().map(this::content).filter(Objects::nonNull);
    }

    /** Categories by their number. */
    Page<Topic> topics(Cursor cursor) {
        int page =
                cursor.atStart() ? 1 : Places.read(places.value(cursor, TOPICS)).page();
        Call call = Call.get(site.path("/wp/v2/categories"))
                .query("orderby", "id")
                .query("order", "asc")
                .query("per_page", 100)
                .query("_fields", "id,name,link,parent");
        Site.Sheet sheet = site.list(call, page);
        List<Topic> topics = sheet.entries().stream()
                .map(Articles::topic)
                .filter(Objects::nonNull)
                .toList();
        boolean more = page < sheet.pages();
        Place next = Place.START.on(0, more ? page + 1 : page, List.of());
        return new Page<>(topics, places.position(TOPICS, next).cursor(), more);
    }

    private static @Nullable Topic topic(JsonNode category) {
        String id = CommentMapper.number(category, "/id");
        return id == null
                ? null
                : new Topic(
                        id,
                        HtmlText.line(Json.textOr(category, id, "/name")),
                        Json.text(category, "/link"),
                        CommentMapper.number(category, "/parent"));
    }

    /** Posts, or pages, by their last change. */
    private final class Listed implements Walk.Listing {

        private final String kind;

        Listed(String kind) {
            this.kind = kind;
        }

        @Override
        public Site.Sheet page(long after, int page) {
            return site.list(
                    size -> call().query("orderby", "modified")
                            .query("order", "asc")
                            .query("modified_after", Site.time(after))
                            .query("_fields", FIELDS),
                    PER_PAGE,
                    page);
        }

        /** An article that changes is listed again. */
        @Override
        public List<JsonNode> again(List<String> ids) {
            return List.of();
        }

        @Override
        public Known known(JsonNode entry, long otherwise) {
            String id = CommentMapper.number(entry, "/id");
            Instant at = Json.instant(entry, "/modified_gmt");
            long second = at == null ? otherwise : at.getEpochSecond();
            String digest = Json.textOr(entry, "", "/status") + second + Json.textOr(entry, "", "/content/rendered");
            return Known.of(id != null && id.matches("\\d{1,18}") ? id : "?", second, digest);
        }

        @Override
        public Set<String> alive(List<String> ids) {
            Set<String> alive = new HashSet<>();
            Call call = call().query("include", String.join(",", ids))
                    .query("per_page", 100)
                    .query("_fields", "id");
            site.ids(call, ids).forEach(alive::add);
            return alive;
        }

        private Call call() {
            return Call.get(site.path(kind)).query("context", "edit").query("status", STATES);
        }
    }
}
