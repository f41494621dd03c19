package io.sccc.connectors.http;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.sccc.connectors.AnswerLostException;
import io.sccc.connectors.Fault;
import io.sccc.connectors.Fault.Kind;
import io.sccc.connectors.Fault.Scope;
import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.time.Instant;
import java.time.InstantSource;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * Makes the exceptions of one call: what surely had no effect is a {@link Fault}, what may have had one is a lost answer.
 * Every word passes {@link Secrets} on its way out.
 */
record Failures(Call call, String host, StatusTable table, ObjectMapper reader, Secrets secrets, InstantSource clock) {

    private String what(String detail) {
        return secrets.clean(call + " at " + host + ": " + detail);
    }

    /** Of an exchange that did not come to its end. */
    RuntimeException broken(IOException e, boolean perhapsSent) {
        String what = what(reason(e));
        IOException cause = secrets.clean(e);
        if (e instanceof Guard.Refused) {
            return fault(Kind.CONFIG, Scope.HOST, what + "; if it is yours, allow its name")
                    .exception(now(), cause);
        }
        if (perhapsSent && !call.isRepeatable()) {
            return new AnswerLostException(what, cause);
        }
        return fault(Kind.TRANSIENT, Scope.HOST, what).exception(now(), cause);
    }

    private static String reason(IOException e) {
        if (e instanceof Guard.Refused) {
            return "the name leads to a loopback, private or reserved address";
        }
        if (e instanceof UnknownHostException) {
            return "the name cannot be resolved";
        }
        if (e instanceof SSLException) {
            return "no trusted TLS connection; look at the certificate's name, dates and issuer, and at this clock";
        }
        if (e instanceof ConnectException) {
            return "no connection";
        }
        return e instanceof java.io.InterruptedIOException ? "not finished in time" : "the connection broke";
    }

    /** Of a call that was ended here. */
    RuntimeException ended(String why, boolean perhapsSent) {
        String what = what(why);
        return perhapsSent && !call.isRepeatable()
                ? new AnswerLostException(what, null)
                : fault(Kind.TRANSIENT, Scope.ITEM, what).exception(now());
    }

    /** Of an answer with a status that is fine and a body that is not. */
    RuntimeException unreadable(Reply reply, Kind kind, String why, @Nullable IOException cause) {
        String what = what(reply.status() + " with " + why);
        if (!call.isRepeatable()) {
            return new AnswerLostException(what, cause);
        }
        return fault(kind, Scope.ITEM, what).vendor(null, requestId(reply)).exception(now(), cause);
    }

    /** Of an answer that is fine and goes past the limits. */
    RuntimeException tooMuch(Reply reply, String why) {
        String what = what(reply.status() + " with " + why);
        return call.isRepeatable()
                ? new TooMuchException(fault(Kind.VENDOR_BUG, Scope.ITEM, what).vendor(null, requestId(reply)), null)
                : new AnswerLostException(what, null);
    }

    /** Of an answer that the table calls a fault. */
    RuntimeException refused(Reply reply, StatusTable.Meaning meaning, @Nullable Instant until) {
        Fault fault = fault(meaning.kind(), meaning.scope(), what(said(reply))).vendor(code(reply), requestId(reply));
        if (meaning.perhapsDone() && !call.isRepeatable()) {
            return new AnswerLostException(fault.toString(), null);
        }
        return (until == null ? fault : fault.until(until)).exception(now());
    }

    private static String said(Reply reply) {
        String missing = StatusTable.missingScope(reply);
        return "answered " + reply.status() + (missing == null ? "" : ", missing scope " + missing);
    }

    /** Of a call that was not made. */
    RuntimeException unsent(Kind kind, Scope scope, String why) {
        return fault(kind, scope, what(why)).exception(now());
    }

    private @Nullable String code(Reply reply) {
        String code = table.code(reply);
        return code == null ? null : secrets.clean(code);
    }

    private @Nullable String requestId(Reply reply) {
        String id = table.requestId(reply);
        return id == null ? null : secrets.clean(id);
    }

    private static Fault fault(Kind kind, Scope scope, String what) {
        return Fault.of(kind, what).scope(scope);
    }

    private Instant now() {
        return clock.instant();
    }
}
