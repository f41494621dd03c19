package io.sccc.connectors;

import io.sccc.core.error.ScccException;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a vendor answered instead of doing what was asked, in words that are the same for every vendor. Nothing in it is a
 * secret or a person's words: {@code what} is written by the connector, and the vendor's code and request id are cut and
 * stripped of control characters. A vendor's own error message is never carried.
 *
 * @param kind what sort of fault
 * @param scope what it stops: this item, the account, the app (every account of it) or the host
 * @param until not before this instant is it worth asking again; null when the vendor told nothing
 * @param vendorCode the vendor's code of it ({@code 131047}, {@code RateLimitExceeded}); null when there is none
 * @param requestId under which the vendor's support finds the call; null when there is none
 * @param what what failed, for people: {@code "posting a reply"}
 */
public record Fault(
        Kind kind,
        Scope scope,
        @Nullable Instant until,
        @Nullable String vendorCode,
        @Nullable String requestId,
        String what) {

    private static final int LONGEST = 120;
    private static final int LONGEST_WHAT = 500;

    /** Strips control characters and cuts what is too long for a message. */
    public Fault {
        vendorCode = vendorCode == null ? null : tidy(vendorCode, LONGEST);
        requestId = requestId == null ? null : tidy(requestId, LONGEST);
        what = tidy(what, LONGEST_WHAT);
    }

    /** What sort of fault it is, and so what cures it. */
    public enum Kind {
        /** The vendor or the way to it is down for now. */
        TRANSIENT(true, false),
        /** Asked too often; {@link Fault#until} tells when again. */
        THROTTLED(true, false),
        /** The token is over; a new one can be had without a person. */
        AUTH_EXPIRED(true, false),
        /** The token or key is void; a person must authorize again. */
        AUTH_REVOKED(false, true),
        /** The configuration is wrong: an unknown host, a missing scope, a bad cursor. */
        CONFIG(false, true),
        /** What it is about is not there, or not for us to see. */
        NOT_FOUND(false, false),
        /** The vendor's state contradicts what was asked: changed meanwhile, there twice. */
        CONFLICT(false, true),
        /** The vendor's policy forbids it: window closed, author did not ask, plan too small. */
        POLICY_DENIED(false, false),
        /** The plan's budget is used up; {@link Fault#until} tells when there is a new one. */
        QUOTA_EXHAUSTED(true, false),
        /** The vendor refuses what was sent: too long, malformed. */
        PAYLOAD(false, false),
        /** The vendor broke its own contract: an unreadable answer, 200 with an error inside. */
        VENDOR_BUG(false, false);

        private final boolean passes;
        private final boolean needsPerson;

        Kind(boolean passes, boolean needsPerson) {
            this.passes = passes;
            this.needsPerson = needsPerson;
        }

        /** May asking the same again later work? */
        public boolean passes() {
            return passes;
        }

        /** Can only a person mend it, and will asking again work then? Such an action is parked, not failed. */
        public boolean needsPerson() {
            return needsPerson;
        }

        /** The lower-case name with underscores, as reports write it. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What a fault stops. */
    public enum Scope {
        /** This call alone; others may go on. */
        ITEM,
        /** Every call of this account. */
        ACCOUNT,
        /** Every account of the same app or key. */
        APP,
        /** Every call to the same host. */
        HOST
    }

    /** A fault of one call, with nothing told by the vendor. */
    public static Fault of(Kind kind, String what) {
        return new Fault(kind, Scope.ITEM, null, null, null, what);
    }

    /** The same with another scope. */
    public Fault scope(Scope wider) {
        return new Fault(kind, wider, until, vendorCode, requestId, what);
    }

    /** The same, not worth asking again before {@code when}. */
    public Fault until(Instant when) {
        return new Fault(kind, scope, when, vendorCode, requestId, what);
    }

    /** The same with the vendor's code and request id. */
    public Fault vendor(@Nullable String code, @Nullable String request) {
        return new Fault(kind, scope, until, code, request, what);
    }

    /**
     * The exception to throw where the call surely had <em>no effect</em>; where it may have had one, throw {@link
     * AnswerLostException}.
     *
     * @param now from which the wait until {@link #until()} is reckoned
     * @return {@link VendorTransientException} when it {@linkplain Kind#passes() passes}, else {@link
     *     VendorPermanentException}
     */
    public ScccException exception(Instant now) {
        return exception(now, null);
    }

    /** The exception likewise, with the fault below it; its message must hold no secret either. */
    public ScccException exception(Instant now, @Nullable Throwable cause) {
        return kind.passes()
                ? new VendorTransientException(this, now, cause)
                : new VendorPermanentException(this, cause);
    }

    /** One line for people and logs. */
    @Override
    public String toString() {
        StringBuilder line =
                new StringBuilder(what).append(": ").append(kind.label().replace('_', ' '));
        if (scope != Scope.ITEM) {
            line.append(" for the ").append(scope.name().toLowerCase(Locale.ROOT));
        }
        if (until != null) {
            line.append(" until ").append(until);
        }
        if (vendorCode != null) {
            line.append(", code ").append(vendorCode);
        }
        if (requestId != null) {
            line.append(", request ").append(requestId);
        }
        return line.toString();
    }

    private static String tidy(String text, int longest) {
        String clean = text.replaceAll("\\p{Cntrl}+", " ").strip();
        return clean.codePointCount(0, clean.length()) <= longest
                ? clean
                : clean.substring(0, clean.offsetByCodePoints(0, longest)) + "…";
    }
}
