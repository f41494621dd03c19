package io.sccc.connectors.vendor.wordpress;

import com.fasterxml.jackson.databind.JsonNode;
import io.sccc.connectors.CommunityConnector.Rank;
import io.sccc.connectors.VendorPermanentException;
import io.sccc.connectors.http.Call;
import io.sccc.connectors.http.Json;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** The account itself and other users. */
final class Members {

    static final String MODERATE = "moderate_comments";
    static final String EDIT = "edit_posts";
    static final String EDIT_OTHERS = "edit_others_posts";
    static final String EDIT_PUBLISHED = "edit_published_posts";

    /** WordPress' own roles, by rising trust. */
    private static final List<String> LADDER =
            List.of("subscriber", "contributor", "author", "editor", "administrator");

    /** Roles of a shop's customers, which belong to nobody of the company. */
    private static final Set<String> OUTSIDERS = Set.of("subscriber", "customer");

    private final Site site;
    private final AtomicReference<@Nullable Me> known = new AtomicReference<>();

    /** The account, as WordPress sees who calls. */
    record Me(String id, Set<String> roles, Set<String> capabilities) {}

    Members(Site site) {
        this.site = site;
    }

    /**
     * The account, asked once. Reading as the wrong one would go unnoticed otherwise: to a wrong password WordPress answers
     * public reads as to a stranger.
     */
    Me me() {
        Me before = known.get();
        return before == null ? ask() : before;
    }

    /** The account, asked now. */
    Me ask() {
        JsonNode json = site.send(Call.get(site.path("/wp/v2/users/me")).query("context", "edit"))
                .json();
        Me me = new Me(Json.textOr(json, "0", "/id"), texts(json.at("/roles")), granted(json.at("/capabilities")));
        known.set(me);
        return me;
    }

    private static Set<String> texts(JsonNode list) {
        Set<String> texts = new LinkedHashSet<>();
        list.forEach(each -> texts.add(each.asText()));
        return texts;
    }

    private static Set<String> granted(JsonNode flags) {
        Set<String> granted = new LinkedHashSet<>();
        for (Map.Entry<String, JsonNode> flag : flags.properties()) {
            if (flag.getValue().asBoolean()) {
                granted.add(flag.getKey());
            }
        }
        return granted;
    }

    /** A user's rank; null for guests and ids that nobody has. */
    @Nullable
    Rank rank(String id) {
        if (!id.matches("[1-9]\\d{0,17}")) {
            return null;
        }
        Me me = me();
        if (id.equals(me.id())) {
            return rank(me.roles());
        }
        try {
            return published(
                    site.send(Call.get(site.path("/wp/v2/users/{id}"), id)).json());
        } catch (VendorPermanentException e) {
            String code = String.valueOf(e.fault().vendorCode());
            if (code.equals("rest_user_invalid_id")) {
                return null;
            }
            if (code.equals("rest_user_cannot_view")) {
                return new Rank("Member", 0, false);
            }
            throw e;
        }
    }

    /** Whom WordPress shows to those who may not list users has published something here. */
    private static Rank published(JsonNode user) {
        Set<String> roles = texts(user.at("/roles"));
        return roles.isEmpty() ? new Rank("Author", LADDER.indexOf("author"), true) : rank(roles);
    }

    private static Rank rank(Set<String> roles) {
        String best = roles.isEmpty() ? "member" : roles.iterator().next();
        for (String role : roles) {
            best = LADDER.indexOf(role) > LADDER.indexOf(best) ? role : best;
        }
        String name = best.substring(0, 1).toUpperCase(Locale.ROOT) + best.substring(1);
        boolean staff = !roles.isEmpty() && !OUTSIDERS.containsAll(roles);
        return new Rank(name, Math.max(0, LADDER.indexOf(best)), staff);
    }
}
