package io.sccc.connectors.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class HtmlTextTest {

    @Test
    void fragments_areTheirWords() {
        Map<String, String> cases = Map.ofEntries(
                Map.entry("<p>uno</p><p>dos<br />tres</p>", "uno\n\ndos\ntres"),
                Map.entry("a&nbsp;&amp;lt;b&amp;gt; &lt;c&gt;", "a &lt;b&gt; <c>"),
                Map.entry("&ntilde;&#241;&#xF1;&#8217;&#146;&bogus;&", "ñññ’’&bogus;&"),
                Map.entry("x<script>if (a</b) { '</p>' }</script>y<style>p{}</STYLE >z", "xyz"),
                Map.entry("a<!-- <b> -->b<!doctype x><?php echo ?>c", "abc"),
                Map.entry("I <3 you, 1 < 2 & 3 > 2", "I <3 you, 1 < 2 & 3 > 2"),
                Map.entry("<ul><li>uno<li>dos</ul>fin", "- uno\n- dos\n\nfin"),
                Map.entry("<pre>a\n  b</pre>", "a\nb"),
                Map.entry("<a title='a > b' href=x>uno</a>", "uno"),
                Map.entry("emoji <img class='e' alt='😀' src='e.png'>", "emoji 😀"),
                Map.entry("cut <a href='x", "cut"),
                Map.entry("<div><div><div>hondo</div></div></div>", "hondo"),
                Map.entry("", ""));
        cases.forEach((html, text) ->
                assertThat(HtmlText.of(html).text().strip()).as(html).isEqualTo(text));
    }

    @Test
    void links_areResolved_andOnlyOfTheWeb() {
        HtmlText text = HtmlText.of(
                "<a href='../b?x=1&amp;y=2'>uno <b>dos</b></a><a href='javascript:alert(1)'>x</a><img src=//i.example/p.png>"
                        + "<a href='data:text/html,x'>y</a><a href='http://'>z</a>",
                URI.create("https://a.example/dir/c.html"));
        assertThat(text.links())
                .extracting(link -> link.url())
                .containsExactly("https://a.example/b?x=1&y=2", "https://i.example/p.png");
        assertThat(text.links().get(0).title()).isEqualTo("uno dos");
    }

    @Test
    void lines_typedInAComment_stay() {
        assertThat(HtmlText.ofLines("uno\ndos\n\n\ntres &lt;x&gt;").text()).isEqualTo("uno\ndos\n\ntres <x>");
    }

    @Test
    void escape_andBack_isTheSame() {
        String text = "a < b & \"c\" 'd' > e &amp; ñ 😀";
        assertThat(HtmlText.of(HtmlText.escape(text)).text()).isEqualTo(text);
    }

    @Test
    void anything_isReadToItsEnd_withoutMarkupOfScripts() {
        long seed = 20260303;
        Random random = new Random(seed);
        String[] parts = {
            "<", ">", "</", "script", "<script>", "</script>", "&", "&#", ";", "\"", "'", "a", " ", "=", "<!--", "-->"
        };
        for (int run = 0; run < 3000; run++) {
            StringBuilder html = new StringBuilder();
            for (int i = random.nextInt(40); i > 0; i--) {
                html.append(parts[random.nextInt(parts.length)]);
            }
            assertThat(HtmlText.of(html.toString()).text())
                    .as("seed %d, %s", seed, html)
                    .isNotNull();
        }
    }

    @Test
    void longAndEvil_isLinear() {
        for (String evil : new String[] {"<a \"", "<!--", "<script>", "&#", "</", "<a href=", "<p>", "'\""}) {
            String html = evil.repeat(200_000);
            assertThat(HtmlText.of(html).text().length()).isLessThanOrEqualTo(html.length());
        }
    }

    /** Counts how often a letter is looked at. */
    private static final class Counted implements CharSequence {

        private final String text;
        private long looks;

        Counted(String text) {
            this.text = text;
        }

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public char charAt(int index) {
            looks++;
            return text.charAt(index);
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return text.substring(start, end);
        }

        @Override
        public String toString() {
            return text;
        }
    }

    @Test
    void E2_attributesThatNeverEnd_areLookedAtAFewTimes() {
        for (String evil : new String[] {"a", "a ", "a=\"", "a='", "a=b=", "a\t\n", "a=\"b='", "=", "\"a='"}) {
            Counted attributes = new Counted(evil.repeat(4096 / evil.length()));
            assertThat(HtmlScanner.attribute(attributes, "href")).isNull();
            assertThat(attributes.looks).as("looks at %s", evil).isLessThan(20L * 4096);
        }
        Counted fine = new Counted(" class=a data-x='y z' checked href = \"u\" title=t");
        assertThat(HtmlScanner.attribute(fine, "href")).isEqualTo("u");
    }

    @Test
    void toString_tellsNoWords() {
        assertThat(HtmlText.of("secreto").toString()).doesNotContain("secreto");
    }
}
