package io.sccc.examples.report;

import java.util.List;

/** What a part of the page is written with: the week, words of its language, and headings, legends and rows with a bar. */
abstract class Section {

    static final int ROWS = 10;

    final Week week;
    final Figures now;
    final Phrases words;
    final Markup out;

    Section(Week week, Phrases words, Markup out) {
        this.week = week;
        this.now = week.now();
        this.words = words;
        this.out = out;
    }

    String say(String en, String es, String pt) {
        return words.say(en, es, pt);
    }

    void open(String title, boolean whole) {
        out.tag(whole ? "<section class=\"whole\">" : "<section>").element("h2", title);
    }

    void close() {
        out.tag("</section>\n");
    }

    void none(String why) {
        out.element("p class=\"none\"", why);
    }

    void legend(String series, String name, double count) {
        out.tag("<li><span class=\"key " + series + "\"></span>")
                .text(name + " " + words.number(count))
                .tag("</li>");
    }

    /** A name, two figures and a bar. */
    void row(String name, String figure, String other, double most, List<Double> parts, List<String> series) {
        out.tag("<tr>").element("th scope=\"row\"", name).element("td class=\"n\"", figure);
        out.element("td class=\"n\"", other).tag("<td class=\"bars\">");
        Charts.bar(out, most, parts, series);
        out.tag("</td></tr>\n");
    }
}
