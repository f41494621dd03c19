package io.sccc.connectors.vendor.rss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.sccc.connectors.Check;
import io.sccc.connectors.Fault;
import io.sccc.connectors.Position;
import io.sccc.connectors.Secret;
import io.sccc.connectors.VendorPermanentException;
import io.sccc.connectors.VendorTransientException;
import io.sccc.connectors.http.Limits;
import io.sccc.connectors.testkit.Answer;
import io.sccc.connectors.testkit.Request;
import io.sccc.connectors.testkit.Wire;
import io.sccc.core.model.AuthorRole;
import io.sccc.core.model.Post;
import io.sccc.core.spi.Arrival;
import io.sccc.core.spi.Cursor;
import io.sccc.core.spi.Page;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FeedTest {

    private static final String TYPE = "application/rss+xml";

    private Wire wire;
    private Feed feed;

    @BeforeEach
    void open() {
        wire = Wire.open();
        feed = builder("/feed").build();
    }

    @AfterEach
    void close() {
        feed.close();
        wire.close();
    }

    private FeedBuilder builder(String path) {
        return Feed.at(wire.url() + path)
                .name("press")
                .allowPrivate("127.0.0.1")
                .clock(wire.clock())
                .limits(Limits.DEFAULT.withCall(Duration.ofSeconds(20)));
    }

    private static Answer rss(String items) {
        return Answer.of(200, TYPE, "<rss version='2.0'><channel><title>P</title>" + items + "</channel></rss>");
    }

    private static String item(String guid, String words) {
        return "<item><guid>" + guid + "</guid><description>" + words + "</description></item>";
    }

    private static List<Post> posts(Page<Arrival> page) {
        return page.items().stream().map(one -> ((Arrival.Received) one).post()).toList();
    }

    private Post only(String items) {
        wire.reset().on(Request.get("/feed"), rss(items));
        List<Post> posts = posts(feed.fetch(Cursor.START));
        assertThat(posts).hasSize(1);
        return posts.get(0);
    }

    @Test
    void secondFetch_asksWithValidators_304_isNothingNew_andStays() {
        wire.on(
                Request.get("/feed"),
                rss(item("1", "uno"))
                        .header("ETag", "\"a b\"")
                        .header("Last-Modified", "Mon, 02 Mar 2026 11:00:00 GMT"));
        Page<Arrival> first = feed.fetch(Cursor.START);
        wire.reset().on(Request.get("/feed"), Answer.status(304));
        Page<Arrival> second = feed.fetch(first.next());
        assertThat(second.items()).isEmpty();
        assertThat(wire.sent().get(0).header("If-None-Match")).isEqualTo("\"a b\"");
        assertThat(wire.sent().get(0).header("If-Modified-Since")).isEqualTo("Mon, 02 Mar 2026 11:00:00 GMT");
        feed.fetch(second.next());
        assertThat(wire.sent().get(1).header("If-None-Match")).isEqualTo("\"a b\"");
    }

    @Test
    void maxAgeAndTtl_areKeptTo_atMostAnHour() {
        wire.on(
                Request.get("/feed"),
                rss("<ttl>999999</ttl>" + item("1", "uno")).header("Cache-Control", "public, max-age=60"));
        Cursor next = feed.fetch(Cursor.START).next();
        wire.clock().advance(Duration.ofMinutes(59));
        assertThat(feed.fetch(next)).isEqualTo(Page.empty(next));
        assertThat(wire.sent()).hasSize(1);
        wire.clock().advance(Duration.ofMinutes(2));
        feed.fetch(next);
        assertThat(wire.sent()).hasSize(2);
    }

    @Test
    void fetch_restReckonedByAClockThatWasAYearAhead_isAskedAllTheSame() {
        wire.on(Request.get("/feed"), rss(item("1", "uno")).header("Cache-Control", "max-age=60"));
        wire.clock().advance(Duration.ofDays(365));
        Cursor next = feed.fetch(Cursor.START).next();
        wire.clock().advance(Duration.ofDays(-365));
        feed.fetch(next);
        assertThat(wire.sent()).hasSize(2);
    }

    @Test
    void movedForGood_isAskedThereFromThenOn_movedForNow_isNot() {
        for (int status : new int[] {301, 308, 302, 303, 307}) {
            boolean forGood = status == 301 || status == 308;
            wire.reset().on(Request.get("/feed"), Answer.status(status).header("Location", "/new?x=1"));
            wire.on(Request.get("/new"), rss(item("1", "uno")));
            Cursor next = feed.fetch(Cursor.START).next();
            wire.forget();
            feed.fetch(next);
            assertThat(wire.count(Request.get("/feed"))).as("status %d", status).isEqualTo(forGood ? 0 : 1);
        }
    }

    @Test
    void movedForGood_addressConfiguredAnew_isAskedThere_andNothingIsToldTwice() {
        wire.on(Request.get("/feed"), Answer.status(301).header("Location", "/new"));
        wire.on(Request.get("/new"), rss(item("1", "uno")).header("ETag", "\"old\""));
        wire.on(Request.get("/other"), rss(item("1", "uno") + item("2", "dos")));
        try (Feed before = builder("/feed").build();
                Feed after = builder("/other").build()) {
            Page<Arrival> first = before.fetch(Cursor.START);
            assertThat(first.items()).hasSize(1);
            wire.forget();
            Page<Arrival> second = after.fetch(first.next());
            assertThat(wire.count(Request.get("/other"))).isEqualTo(1);
            assertThat(wire.sent()).hasSize(1);
            assertThat(wire.sent().get(0).headers()).doesNotContainKey("If-None-Match");
            assertThat(second.items()).as("what is new there").hasSize(1);
            after.fetch(second.next());
            assertThat(wire.count(Request.get("/other"))).isEqualTo(2);
        }
    }

    @Test
    @org.junit.jupiter.api.Timeout(60)
    void E2_manyVerbatimPartsOrPrefixes_takeNoMinutes() {
        String parts = "<a>" + "<![CDATA[x]]>".repeat(600_000) + "</a>";
        assertThat(Markup.repaired(parts)).isEqualTo(parts);
        String comments = "<a>" + "<!-- x -->".repeat(600_000) + "</a>";
        assertThat(Markup.repaired(comments)).isEqualTo(comments);
        StringBuilder prefixes = new StringBuilder("<rss>");
        for (int i = 0; i < 400_000; i++) {
            prefixes.append("<p").append(i).append(":x/>");
        }
        assertThat(Markup.repaired(prefixes.append("</rss>").toString())).contains("xmlns:p0=");
    }

    @Test
    void movedForGood_afterMovedForNow_isNotKept() {
        wire.on(Request.get("/feed"), Answer.status(302).header("Location", "/b"));
        wire.on(Request.get("/b"), Answer.status(301).header("Location", "/c"));
        wire.on(Request.get("/c"), rss(item("1", "uno")));
        Cursor next = feed.fetch(Cursor.START).next();
        wire.forget();
        feed.fetch(next);
        assertThat(wire.count(Request.get("/feed"))).isEqualTo(1);
    }

    @Test
    void redirects_inACircle_orToNowhere_orToAnInwardHost_areFaults_F4() {
        wire.on(Request.get("/feed"), Answer.status(301).header("Location", "/feed"));
        assertThat(fault(feed).kind()).isEqualTo(Fault.Kind.CONFIG);
        wire.reset().on(Request.get("/feed"), Answer.status(301));
        assertThat(fault(feed).kind()).isEqualTo(Fault.Kind.CONFIG);
        for (String inward :
                List.of("http://localhost:1/", "http://169.254.169.254/", "http://[::1]/", "http://0x7f000001/")) {
            wire.reset().on(Request.get("/feed"), Answer.status(302).header("Location", inward));
            assertThat(fault(feed).kind()).as(inward).isEqualTo(Fault.Kind.CONFIG);
        }
    }

    @Test
    void credentials_goToTheFeedsOwnHostOnly() {
        try (Wire other = Wire.open();
                Feed secret = builder("/feed")
                        .credentials("u", Secret.of("s3cret-word"))
                        .build()) {
            other.on(Request.any(), rss(item("1", "uno")));
            wire.on(Request.get("/feed"), Answer.status(302).header("Location", other.url() + "/x"));
            assertThat(secret.fetch(Cursor.START).items()).hasSize(1);
            assertThat(wire.sent().get(0).header("Authorization")).startsWith("Basic ");
            assertThat(other.sent().get(0).header("Authorization")).isNull();
        }
    }

    @Test
    void gone_410_isNotFound_andIsNeverAskedAgain() {
        wire.on(Request.get("/feed"), Answer.status(410));
        assertThat(fault(feed).kind()).isEqualTo(Fault.Kind.NOT_FOUND);
        assertThat(fault(feed).kind()).isEqualTo(Fault.Kind.NOT_FOUND);
        assertThat(wire.sent()).hasSize(1);
    }

    @Test
    void tooOften_429and503_waitAsTold() {
        for (int status : new int[] {429, 503}) {
            try (Feed one = builder("/feed").build()) {
                wire.reset().on(Request.get("/feed"), Answer.status(status).header("Retry-After", "120"));
                Throwable thrown = catchThrowable(() -> one.fetch(Cursor.START));
                assertThat(thrown).isInstanceOf(VendorTransientException.class);
                assertThat(((VendorTransientException) thrown).retryAfter()).isEqualTo(Duration.ofSeconds(120));
            }
        }
    }

    @Test
    void identity_isGuid_elseLink_elseHashOfTitleAndDate() {
        assertThat(only("<item><guid>g</guid><link>http://x.example/1</link></item>")
                        .id()
                        .nativeId())
                .isEqualTo("g");
        assertThat(only("<item><link>http://x.example/1</link><title>t</title></item>")
                        .id()
                        .nativeId())
                .isEqualTo("http://x.example/1");
        String hash = only("<item><title>t</title></item>").id().nativeId();
        assertThat(hash).startsWith("hash:");
        assertThat(only("<item><title>t</title></item>").id().nativeId()).isEqualTo(hash);
        assertThat(only("<item><title>u</title></item>").id().nativeId()).isNotEqualTo(hash);
    }

    @Test
    void oneGuidForSeveralItems_tellsThemApart_andDoesNotFlap() {
        String two = item("same", "uno") + item("same", "dos");
        wire.on(Request.get("/feed"), rss(two));
        Page<Arrival> first = feed.fetch(Cursor.START);
        assertThat(posts(first).stream().map(post -> post.id().nativeId()).distinct())
                .hasSize(2);
        assertThat(feed.fetch(first.next()).items()).isEmpty();
    }

    @Test
    void changedWords_areARevision_backAgain_another() {
        wire.on(Request.get("/feed"), rss(item("1", "uno")));
        Cursor at = feed.fetch(Cursor.START).next();
        for (int revision = 1; revision <= 3; revision++) {
            wire.reset().on(Request.get("/feed"), rss(item("1", revision % 2 == 0 ? "uno" : "dos")));
            Page<Arrival> page = feed.fetch(at);
            assertThat(posts(page).get(0).revision()).isEqualTo(revision);
            at = page.next();
        }
    }

    @Test
    void htmlInTitles_isText_relativeLinksAreResolved() {
        Post post = only(
                "<item xml:base='/dir/'><title>A &lt;b&gt;bold&lt;/b&gt; &amp;amp; &amp;#8220;x&amp;#8221;</title>"
                        + "<link>more.html</link><description>&lt;p&gt;uno&lt;/p&gt;&lt;script&gt;evil()&lt;/script&gt;"
                        + "&lt;a href='../up'&gt;dos&lt;/a&gt;&lt;a href='javascript:x'&gt;tres&lt;/a&gt;</description></item>");
        assertThat(post.text()).isEqualTo("A bold & “x”\n\nuno\n\ndostres");
        assertThat(post.attributes().get("url")).isEqualTo(wire.url() + "/dir/more.html");
        assertThat(post.links().stream().map(link -> link.url())).contains(wire.url() + "/up");
        assertThat(post.links()).noneMatch(link -> link.url().startsWith("javascript"));
    }

    @Test
    void oddDates_areRead_impossibleOnesAreUnknown_D2_D3() {
        Map<String, String> dates = Map.ofEntries(
                Map.entry("Tue, 3 Mar 2026 10:00:00 GMT-3", "2026-03-03T13:00:00Z"),
                Map.entry("Tue, 03 Mar 2026 10:00:00 -0300", "2026-03-03T13:00:00Z"),
                Map.entry("03 Mar 26 10:00 EST", "2026-03-03T15:00:00Z"),
                Map.entry("mar, 3 ene 2026 10:00:00 +0000", "2026-01-03T10:00:00Z"),
                Map.entry("2026-03-03 10:00:00", "2026-03-03T10:00:00Z"),
                Map.entry("2026-03-03T10:00:00.5+14:00", "2026-03-02T20:00:00.500Z"),
                Map.entry("3 de março de 2026 10:00", "2026-03-03T10:00:00Z"),
                Map.entry("2026-03-03", "2026-03-03T00:00:00Z"),
                Map.entry("Fri, 29 Feb 2099 10:00:00 GMT", "null"),
                Map.entry("soon", "null"),
                Map.entry("", "null"));
        dates.forEach((told, meant) -> assertThat(
                        String.valueOf(only("<item><guid>1</guid><pubDate>" + told + "</pubDate></item>")
                                .postedAt()))
                .as(told)
                .isEqualTo(meant));
    }

    @Test
    void doctypeOfOldRss_isNoHindrance_entitiesOfHtmlAreCharacters() {
        String doc = "<?xml version=\"1.0\"?><!DOCTYPE rss PUBLIC \"-//Netscape Communications//DTD RSS 0.91//EN\""
                + " \"http://my.netscape.com/publish/formats/rss-0.91.dtd\" [ <!-- > --> ]><rss version=\"0.91\"><channel>"
                + "<title>t</title><item><title>Caf&eacute;&nbsp;&copy; A&B &#8212; x</title><link>http://x.example/1</link>"
                + "</item></channel></rss>";
        wire.on(Request.get("/feed"), Answer.of(200, "text/xml", doc));
        assertThat(posts(feed.fetch(Cursor.START)).get(0).text()).isEqualTo("Café © A&B — x");
    }

    @Test
    void externalEntity_readsNoFileAndNoAddress() {
        try (Wire other = Wire.open()) {
            String doc = "<!DOCTYPE rss [<!ENTITY f SYSTEM \"file:///etc/passwd\"><!ENTITY w SYSTEM \"" + other.url()
                    + "/x\"><!ENTITY % p SYSTEM \"" + other.url()
                    + "/p\"> %p;]><rss version='2.0'><channel><item><guid>1</guid>"
                    + "<title>[&f;&w;]</title></item></channel></rss>";
            wire.on(Request.get("/feed"), Answer.of(200, TYPE, doc));
            assertThat(posts(feed.fetch(Cursor.START)).get(0).text()).isEqualTo("[&f;&w;]");
            assertThat(other.sent()).isEmpty();
        }
    }

    @Test
    void billionLaughs_doNotGrow() {
        StringBuilder doc = new StringBuilder("<!DOCTYPE lolz [<!ENTITY a0 \"lol\">");
        for (int i = 1; i < 10; i++) {
            doc.append("<!ENTITY a")
                    .append(i)
                    .append(" \"")
                    .append(("&a" + (i - 1) + ";").repeat(10))
                    .append("\">");
        }
        doc.append("]><rss version='2.0'><channel><item><guid>1</guid><title>&a9;</title></item></channel></rss>");
        wire.on(Request.get("/feed"), Answer.of(200, TYPE, doc.toString()));
        assertThat(posts(feed.fetch(Cursor.START)).get(0).text()).isEqualTo("&a9;");
    }

    @Test
    void zipBomb_isCutOff_E2() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            byte[] zeros = new byte[1 << 20];
            for (int i = 0; i < 64; i++) {
                gzip.write(zeros);
            }
        }
        Answer bomb = new Answer(
                200,
                Map.of("Content-Type", TYPE, "Content-Encoding", "gzip"),
                packed.toByteArray(),
                Answer.Trouble.NONE,
                Duration.ZERO);
        wire.on(Request.get("/feed"), bomb);
        assertThat(fault(feed).kind()).isEqualTo(Fault.Kind.VENDOR_BUG);
    }

    @Test
    void deepOrEndlessMarkup_isAFault_notAStackOverflow() {
        for (String evil :
                List.of("<a>".repeat(100_000), "<!DOCTYPE x [" + "<!ENTITY ".repeat(50_000), "&".repeat(500_000))) {
            wire.reset().on(Request.get("/feed"), rss("<item>" + evil));
            assertThat(fault(feed).kind()).isEqualTo(Fault.Kind.VENDOR_BUG);
        }
    }

    @Test
    void webPage_emptyBody_cutFeed_areFaults_neverNothingNew_B4_B5() {
        List<String> bodies = List.of(
                "<!DOCTYPE html><html><body>Log in</body></html>",
                "",
                "  ",
                "not xml",
                "<?xml version='1.0'?>",
                "<opml version='1.0'/>",
                "<rss version='2.0'><channel>" + item("1", "uno") + "<item><guid>2</guid>");
        for (String body : bodies) {
            wire.reset().on(Request.get("/feed"), Answer.of(200, TYPE, body));
            assertThat(fault(feed).kind()).as(body).isEqualTo(Fault.Kind.VENDOR_BUG);
        }
    }

    @Test
    void charset_ofHeaderPrologOrNone_theOneThatFitsWins() {
        String doc = "<?xml version=\"1.0\" encoding=\"%s\"?><rss version=\"2.0\"><channel><item><guid>1</guid>"
                + "<title>ñandú €</title></item></channel></rss>";
        for (String[] told : new String[][] {
            {"utf-8", "iso-8859-1", "utf-8"},
            {"us-ascii", "utf-8", "utf-8"},
            {"", "windows-1252", "windows-1252"},
            {"", "utf-8", "windows-1252"},
            {"", "utf-16", "utf-16"},
            {"nonsense", "nonsense", "utf-8"}
        }) {
            byte[] body = doc.formatted(told[1]).getBytes(java.nio.charset.Charset.forName(told[2]));
            String type = told[0].isEmpty() ? TYPE : TYPE + "; charset=" + told[0];
            wire.reset()
                    .on(
                            Request.get("/feed"),
                            new Answer(200, Map.of("Content-Type", type), body, Answer.Trouble.NONE, Duration.ZERO));
            boolean trusted = !told[0].equals("us-ascii");
            String text = posts(feed.fetch(Cursor.START)).get(0).text();
            assertThat(text).as(String.join("/", told)).isEqualTo(trusted ? "ñandú €" : text);
        }
    }

    @Test
    void ownFeed_isTheBrands() {
        wire.on(Request.get("/feed"), rss(item("1", "uno")));
        try (Feed own = builder("/feed").own(true).build()) {
            assertThat(posts(own.fetch(Cursor.START)).get(0).authorRole()).isEqualTo(AuthorRole.BRAND);
        }
    }

    @Test
    void cursor_isSmall_andReadable() {
        StringBuilder many = new StringBuilder();
        for (int i = 0; i < 1500; i++) {
            many.append(item("https://press.example/a/long/address/of/an/item/" + i, "palabra " + i));
        }
        wire.on(Request.get("/feed"), rss(many.toString()));
        Page<Arrival> page = feed.fetch(Cursor.START);
        assertThat(page.items()).hasSize(1500);
        assertThat(page.next().value().length()).isLessThan(30_000);
        assertThat(Position.readable(page.next())).startsWith("1500 items known");
    }

    @Test
    void check_tellsWhatIsWrong() {
        wire.on(Request.get("/feed"), Answer.status(301).header("Location", "/new"));
        wire.on(Request.get("/new"), rss(item("1", "uno")));
        Check moved = feed.check(wire.clock().instant());
        assertThat(moved.passed()).isTrue();
        assertThat(moved.toString()).contains("without TLS", "readable, 1 items", "moved for good");
        wire.reset().on(Request.get("/feed"), Answer.of(200, "text/html", "<html><body/></html>"));
        assertThat(feed.check(wire.clock().instant()).toString()).contains("a web page instead of a feed");
    }

    @Test
    void build_namesAllThatIsWrong() {
        assertThatThrownBy(() -> Feed.at("ftp://x").name(" ").build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no address with https or http")
                .hasMessageContaining("name is blank");
        assertThatThrownBy(() -> Feed.at("https://u:secret@x.example/f").build())
                .hasMessageContaining("credentials")
                .hasMessageNotContaining("secret");
    }

    private static Fault fault(Feed feed) {
        Throwable thrown = catchThrowable(() -> feed.fetch(Cursor.START));
        assertThat(thrown).isInstanceOf(VendorPermanentException.class);
        return ((VendorPermanentException) thrown).fault();
    }
}
