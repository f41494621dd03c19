package io.sccc.connectors.vendor.bluesky;

import io.sccc.connectors.ConfigSpec;
import io.sccc.connectors.Connector;
import io.sccc.connectors.ConnectorProvider;
import io.sccc.connectors.Description;
import io.sccc.connectors.Option;
import io.sccc.connectors.Services;
import io.sccc.connectors.Settings;
import io.sccc.connectors.StaleCursor;
import java.util.Arrays;
import java.util.Locale;

/** Opens {@link Bluesky} from a configuration. */
public final class BlueskyProvider implements ConnectorProvider {

    static final String ID = "bluesky";

    static final Description DESCRIPTION = Description.of(ID, Description.Kind.SOCIAL, "Bluesky (AT Protocol)")
            .apiVersion("xrpc")
            .config(ConfigSpec.of(
                    Option.required("handle", Option.Type.TEXT, "the account's handle, such as acme.bsky.social")
                            .must(value -> BlueskyBuilder.handleFault(value.strip())),
                    Option.required(
                            "app_password", Option.Type.SECRET, "an app password of the account, not its own password"),
                    Option.preset("base_url", Option.Type.URL, BlueskyBuilder.OFFICIAL, "the account's own host (PDS)"),
                    Option.optional(
                            "history",
                            Option.Type.DURATION,
                            "how far back the very first reading goes; all unless told"),
                    Option.preset(
                                    "stale_cursor",
                                    Option.Type.TEXT,
                                    StaleCursor.BACKFILL.label(),
                                    "when a cursor is not known any more")
                            .choices(Arrays.stream(StaleCursor.values())
                                    .map(StaleCursor::label)
                                    .toArray(String[]::new))
                            .rare(),
                    Option.optional(
                                    "allow_private",
                                    Option.Type.LIST,
                                    "host names that may be loopback or private: a host of one's own")
                            .rare()))
            .needs(Diagnosis.APP_PASSWORD, "reads notifications, writes answers and likes")
            .note("An app password is enough and no app review is needed; leave its access to direct messages off.")
            .note(
                    "No fee. The official host takes 3,000 calls in five minutes and 5,000 points of writing an hour; an answer"
                            + " or a like is 3.")
            .note("A post has at most 300 graphemes; a longer answer is refused, never split.")
            .note(
                    "The app has no edits. Deletions are not told by notifications, only when asked about or by Jetstream.")
            .build();

    /** For the service loader. */
    public BlueskyProvider() {}

    @Override
    public Description describe() {
        return DESCRIPTION;
    }

    @Override
    public Connector open(Settings settings, Services services) {
        BlueskyBuilder builder = Bluesky.account(settings.text("handle"))
                .appPassword(settings.secret("app_password"))
                .host(settings.text("base_url"))
                .staleCursor(StaleCursor.valueOf(settings.text("stale_cursor").toUpperCase(Locale.ROOT)))
                .tenant(services.tenant())
                .clock(services.clock())
                .credentials(services.credentials());
        settings.list("allow_private").forEach(builder::allowPrivate);
        return settings.has("history")
                ? builder.history(settings.duration("history")).build()
                : builder.build();
    }
}
