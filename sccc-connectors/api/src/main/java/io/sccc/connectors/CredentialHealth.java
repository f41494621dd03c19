package io.sccc.connectors;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How a credential is: valid until when, and with which permissions.
 *
 * @param expiresAt when it ends; null when it does not end or the vendor does not tell
 * @param renewable whether it is renewed without a person
 * @param granted the permissions it has; null when the vendor does not tell
 */
public record CredentialHealth(
        @Nullable Instant expiresAt,
        boolean renewable,
        @Nullable Set<String> granted) {

    private static final Duration SOON = Duration.ofDays(14);
    private static final String SUBJECT = "credential";

    /** Copies the set. */
    public CredentialHealth {
        granted = granted == null ? null : Set.copyOf(granted);
    }

    /** Permissions that are needed and not there; empty when the vendor does not tell. */
    public Set<String> missing(Description description) {
        Set<String> missing = new TreeSet<>();
        if (granted != null) {
            description.scopes().stream()
                    .filter(scope -> !scope.optional())
                    .map(Description.Scope::name)
                    .filter(name -> !granted.contains(name))
                    .forEach(missing::add);
        }
        return missing;
    }

    /** Permissions that are there and used for nothing: what a thief could do more. */
    public Set<String> excessive(Description description) {
        Set<String> excessive = granted == null ? new TreeSet<>() : new TreeSet<>(granted);
        description.scopes().stream().map(Description.Scope::name).forEach(excessive::remove);
        return excessive;
    }

    /** What there is to say about it. */
    public Check check(Description description, Instant now) {
        List<Check.Finding> found = new ArrayList<>();
        found.add(expiry(now));
        description.scopes().stream()
                .filter(scope -> missing(description).contains(scope.name()))
                .forEach(scope -> found.add(Check.Finding.fault(
                        "scope " + scope.name(), "missing; it is needed: " + scope.why(), "authorize again with it")));
        Set<String> excessive = excessive(description);
        if (!excessive.isEmpty()) {
            found.add(Check.Finding.warning(
                    "scopes",
                    "more than needed: " + excessive.stream().collect(Collectors.joining(", ")),
                    "authorize again without them"));
        }
        return new Check(found);
    }

    private Check.Finding expiry(Instant now) {
        Instant end = expiresAt;
        if (end == null) {
            return Check.Finding.ok(SUBJECT, "valid, without a known end");
        }
        if (renewable) {
            return Check.Finding.ok(SUBJECT, "valid until " + end + ", renewed by itself");
        }
        if (!now.isBefore(end)) {
            return Check.Finding.fault(SUBJECT, "expired at " + end, "authorize again");
        }
        return end.isBefore(now.plus(SOON))
                ? Check.Finding.warning(SUBJECT, "expires at " + end, "authorize again before that")
                : Check.Finding.ok(SUBJECT, "valid until " + end);
    }
}
