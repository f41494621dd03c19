package io.sccc.connectors.vendor.wordpress;

import io.sccc.connectors.ConfigSpec;
import io.sccc.connectors.Connector;
import io.sccc.connectors.ConnectorProvider;
import io.sccc.connectors.Description;
import io.sccc.connectors.Option;
import io.sccc.connectors.Option.Type;
import io.sccc.connectors.Services;
import io.sccc.connectors.Settings;

/** Opens {@link WordPress} from a configuration. */
public final class WordPressProvider implements ConnectorProvider {

    static final String ID = "wordpress";

    static final Description DESCRIPTION = Description.of(ID, Description.Kind.COMMUNITY, "WordPress")
            .apiVersion("wp/v2")
            .config(ConfigSpec.of(
                    Option.required("base_url", Type.URL, "address of the site, without /wp-json")
                            .must(value ->
                                    value.contains("/wp-json") ? "is the API's address: leave /wp-json out" : null),
                    Option.required("user", Type.TEXT, "login name of the account, of role Editor")
                            .must(value -> value.contains(":") ? "holds a colon, which no login name does" : null),
                    Option.required(
                            "application_password",
                            Type.SECRET,
                            "made under Users, Profile; not the account's own password"),
                    Option.optional("language", Type.TEXT, "the site's language, ISO 639-1")
                            .must(value -> value.matches("[a-z]{2}") ? null : "is not two small letters such as es"),
                    Option.optional("staff", Type.LIST, "numbers of users who speak for the company")
                            .must(value -> value.matches("[\\d,\\s]+") ? null : "is not numbers between commas"),
                    Option.optional(
                            "history", Type.DURATION, "how far back the very first reading goes; all unless told"),
                    Option.preset(
                                    "plain_permalinks",
                                    Type.FLAG,
                                    "false",
                                    "the API is at ?rest_route= instead of /wp-json")
                            .rare(),
                    Option.optional("allow_private", Type.LIST, "hosts that may be loopback, private, or without TLS")
                            .rare()))
            .needs(Members.MODERATE, "reads comments with the mark of the answers, and those that wait")
            .needs(Members.EDIT, "asks for comments and articles by their state, so that removals are seen")
            .needs(Members.EDIT_OTHERS, "reads waiting comments below posts of others, and articles in the trash")
            .needs(Members.EDIT_PUBLISHED, "reads waiting comments below published posts")
            .note(
                    "The role Editor has all that is needed. An administrator's account works and is more than is needed.")
            .note("No fee, no app review and no rate limit of WordPress' own; hosts and security plugins have theirs.")
            .note(
                    "WordPress keeps no time of a comment's edit: edits and removals are seen among the last 500 comments of the"
                            + " last two hours before the newest.")
            .note("Posts deleted for good without a stay in the trash stay in the index until it is built anew.")
            .build();

    /** For the service loader. */
    public WordPressProvider() {}

    @Override
    public Description describe() {
        return DESCRIPTION;
    }

    @Override
    public Connector open(Settings settings, Services services) {
        WordPressBuilder builder = WordPress.site(settings.text("base_url"))
                .user(settings.text("user"))
                .applicationPassword(settings.secret("application_password"))
                .plainPermalinks(settings.flag("plain_permalinks"))
                .tenant(services.tenant())
                .clock(services.clock());
        settings.list("staff").forEach(builder::staff);
        settings.list("allow_private").forEach(builder::allowPrivate);
        if (settings.has("language")) {
            builder.language(settings.text("language"));
        }
        return settings.has("history")
                ? builder.history(settings.duration("history")).build()
                : builder.build();
    }
}
