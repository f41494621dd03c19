package io.sccc.connectors.vendor.rss;

import io.sccc.connectors.SocialNetworkConnector;
import io.sccc.connectors.http.HtmlText;
import io.sccc.connectors.http.Limits;
import io.sccc.connectors.testkit.Answer;
import io.sccc.connectors.testkit.Recording;
import io.sccc.connectors.testkit.Request;
import io.sccc.connectors.testkit.Shelf;
import io.sccc.connectors.testkit.SocialNetworkContract;
import io.sccc.connectors.testkit.Trait;
import io.sccc.connectors.testkit.Wire;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

class FeedContractTest extends SocialNetworkContract {

    private static final String KEY = "k3y-of-the-feed";

    @Override
    protected SocialNetworkConnector connector(Wire wire) {
        return Feed.at(wire.url() + "/feed?key=" + KEY)
                .name("press")
                .allowPrivate("127.0.0.1")
                .clock(wire.clock())
                .limits(Limits.DEFAULT.withCall(wire.patience()))
                .build();
    }

    @Override
    protected Recording recording() {
        return Recording.builder()
                .secrets(KEY)
                .listens(shelf())
                .lacks(Trait.PAGED, "a feed is one document")
                .lacks(Trait.HIDDEN, "a feed lists what it shows")
                .lacks(Trait.DELETED, "a feed tells no removals: items leave it when they are old")
                .lacks(Trait.OWN, "a feed is the company's as a whole or not at all")
                .lacks(Trait.DIRECT, "a feed is public")
                .lacks(Trait.ANSWERING, "a feed has no threads")
                .build();
    }

    private static Shelf shelf() {
        return (wire, items) -> {
            StringBuilder feed = new StringBuilder("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<rss version=\"2.0\""
                    + " xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><channel><title>Prensa</title>");
            for (int i = items.size() - 1; i >= 0; i--) {
                feed.append(item(items.get(i)));
            }
            feed.append("</channel></rss>");
            wire.on(
                    Request.get("/feed").query("key", KEY),
                    Answer.of(200, "application/rss+xml; charset=utf-8", feed.toString()));
        };
    }

    private static String item(io.sccc.connectors.testkit.Item item) {
        if (item.is(Trait.BROKEN)) {
            return "<item><pubDate>nunca</pubDate></item>";
        }
        String date = DateTimeFormatter.RFC_1123_DATE_TIME.format(item.at().atOffset(ZoneOffset.UTC));
        String author = item.is(Trait.ANONYMOUS) ? "" : "<dc:creator>" + (100 + item.writer()) + "</dc:creator>";
        String strange = item.is(Trait.STRANGE) ? "<new:kind xmlns:new=\"urn:new\">hologram</new:kind>" : "";
        return "<item><guid isPermaLink=\"false\">%d</guid><pubDate>%s</pubDate>%s%s<description>%s</description></item>\n"
                .formatted(item.number(), date, author, strange, HtmlText.escape(HtmlText.escape(item.text())));
    }
}
