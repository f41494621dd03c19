package io.sccc.connectors.vendor.rss;

import io.sccc.connectors.ConfigSpec;
import io.sccc.connectors.Connector;
import io.sccc.connectors.ConnectorProvider;
import io.sccc.connectors.Description;
import io.sccc.connectors.Option;
import io.sccc.connectors.Option.Type;
import io.sccc.connectors.Services;
import io.sccc.connectors.Settings;

/** Opens {@link Feed} from a configuration. */
public final class FeedProvider implements ConnectorProvider {

    static final String ID = "rss";

    static final Description DESCRIPTION = Description.of(ID, Description.Kind.FEED, "RSS and Atom feeds")
            .apiVersion("RSS 2.0, Atom 1.0")
            .config(ConfigSpec.of(
                    Option.required("url", Type.URL, "address of the feed"),
                    Option.optional(
                            "name", Type.TEXT, "what the feed is called as an account; host and path unless told"),
                    Option.optional("language", Type.TEXT, "its language, ISO 639-1")
                            .must(value -> value.matches("[a-z]{2}") ? null : "is not two small letters such as es"),
                    Option.preset("own", Type.FLAG, "false", "whether the company itself writes it"),
                    Option.optional("user", Type.TEXT, "login name, for a feed behind a password")
                            .with("password"),
                    Option.optional("password", Type.SECRET, "its password").with("user"),
                    Option.optional("allow_private", Type.LIST, "hosts that may be loopback or private")
                            .rare()))
            .note(
                    "No key, no app review, no fee. Read it no more often than every few minutes; what the feed says about it in"
                            + " Cache-Control and ttl is kept to, up to an hour.")
            .note("A feed tells no removals. What leaves it before it was read is lost.")
            .build();

    /** For the service loader. */
    public FeedProvider() {}

    @Override
    public Description describe() {
        return DESCRIPTION;
    }

    @Override
    public Connector open(Settings settings, Services services) {
        FeedBuilder builder = Feed.at(settings.text("url"))
                .own(settings.flag("own"))
                .tenant(services.tenant())
                .clock(services.clock());
        settings.list("allow_private").forEach(builder::allowPrivate);
        if (settings.has("name")) {
            builder.name(settings.text("name"));
        }
        if (settings.has("language")) {
            builder.language(settings.text("language"));
        }
        if (settings.has("user")) {
            builder.credentials(settings.text("user"), settings.secret("password"));
        }
        return builder.build();
    }
}
