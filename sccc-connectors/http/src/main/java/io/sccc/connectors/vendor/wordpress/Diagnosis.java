package io.sccc.connectors.vendor.wordpress;

import com.fasterxml.jackson.databind.JsonNode;
import io.sccc.connectors.Check;
import io.sccc.connectors.Check.Finding;
import io.sccc.connectors.CredentialHealth;
import io.sccc.connectors.Description;
import io.sccc.connectors.Fault;
import io.sccc.connectors.VendorPermanentException;
import io.sccc.connectors.http.Call;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Finds out what is wrong with a site or an account, in plain words. */
record Diagnosis(Site site, Members members) {

    private static final String CREDENTIAL = "application password";

    /** What only administrators may, and nothing here needs. */
    private static final Set<String> TOO_MUCH = Set.of(
            "manage_options",
            "install_plugins",
            "activate_plugins",
            "edit_plugins",
            "edit_themes",
            "edit_files",
            "create_users",
            "edit_users",
            "promote_users",
            "delete_users",
            "update_core",
            "unfiltered_upload",
            "import",
            "export");

    Check check(Instant now) {
        Check reachable =
                Check.online("site", this::root, "look at the address, and at plugins that close the REST API");
        if (!reachable.passed()) {
            return reachable;
        }
        Check account = Check.online("account", () -> account(now), "look at the account in WordPress under Users");
        return account.passed() ? reachable.and(account).and(comments()) : reachable.and(account);
    }

    private Check root() {
        JsonNode json = site.send(Call.get(site.path("/"))).json();
        List<String> spaces = new ArrayList<>();
        json.at("/namespaces").forEach(each -> spaces.add(each.asText()));
        if (!spaces.contains("wp/v2")) {
            return Check.of(Finding.fault(
                    "site",
                    "answers, but not with WordPress' API wp/v2",
                    "tell the address of the site itself, without /wp-json"));
        }
        Check found = Check.of(Finding.ok("site", "reachable, WordPress' API wp/v2"));
        return json.at("/authentication/application-passwords").isMissingNode()
                ? found.and(Check.of(Finding.warning(
                        "application passwords",
                        "the site does not offer them",
                        "they need https and must not be turned off by a plugin")))
                : found;
    }

    /** A wrong password is no fault on a public read: WordPress answers as to a stranger. So the account itself is asked. */
    private Check account(Instant now) {
        Members.Me me;
        try {
            me = members.ask();
        } catch (VendorPermanentException e) {
            if (e.fault().kind() == Fault.Kind.AUTH_REVOKED) {
                return Check.of(
                        Finding.fault(
                                CREDENTIAL,
                                "WordPress does not know who calls: user or application password is wrong or was revoked, or the"
                                        + " web server drops the Authorization header",
                                "make a new application password under Users, Profile; on Apache with CGI let the header through"));
            }
            throw e;
        }
        Check rights = new CredentialHealth(null, false, needed(me)).check(WordPressProvider.DESCRIPTION, now);
        return rights.and(excessive(me));
    }

    /** Of what we ask for, what the account has; excess is judged by role, since no role of WordPress has just this. */
    private static Set<String> needed(Members.Me me) {
        Set<String> granted = new TreeSet<>();
        WordPressProvider.DESCRIPTION.scopes().stream()
                .map(Description.Scope::name)
                .filter(me.capabilities()::contains)
                .forEach(granted::add);
        return granted;
    }

    private static Check excessive(Members.Me me) {
        Set<String> excess = new TreeSet<>(me.capabilities());
        excess.retainAll(TOO_MUCH);
        if (excess.isEmpty()) {
            return Check.of(Finding.ok("role", String.join(", ", new TreeSet<>(me.roles()))));
        }
        return Check.of(Finding.warning(
                "role",
                String.join(", ", new TreeSet<>(me.roles())) + " may more than is needed: " + String.join(", ", excess),
                "use an account with the role Editor and an application password of its own"));
    }

    private Check comments() {
        return Check.online(
                "comments",
                () -> {
                    Call call = Call.get(site.path("/wp/v2/comments"))
                            .query("context", "edit")
                            .query("per_page", 1)
                            .query("_fields", "id");
                    Long total = site.list(call, 1).total();
                    return Check.of(Finding.ok("comments", total == null ? "can be read" : "can be read, " + total));
                },
                "give the account the role Editor");
    }
}
