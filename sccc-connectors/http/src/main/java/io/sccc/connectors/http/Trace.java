package io.sccc.connectors.http;

import java.util.List;
import java.util.Map;
import okhttp3.Call;
import okhttp3.EventListener;
import okhttp3.Interceptor;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/** How far one exchange got: whether anything of the request may have left, and the head of the answer if it came. */
final class Trace {

    /** Status and headers as they came over the wire. */
    record Head(int status, Map<String, List<String>> headers) {}

    private volatile boolean perhapsSent;
    private volatile @Nullable Head head;

    boolean perhapsSent() {
        return perhapsSent;
    }

    @Nullable
    Head head() {
        return head;
    }

    /** Marks the trace that a request carries. */
    static final EventListener LISTENER = new EventListener() {
        @Override
        public void requestHeadersStart(Call call) {
            Trace trace = call.request().tag(Trace.class);
            if (trace != null) {
                trace.perhapsSent = true;
            }
        }
    };

    /**
     * Keeps the head of the answer, and hides {@code Retry-After} from OkHttp: it answers "503, Retry-After: 0" by sending
     * the same request again, whatever its settings.
     */
    static final Interceptor KEEPER = chain -> {
        Response response = chain.proceed(chain.request());
        Trace trace = chain.call().request().tag(Trace.class);
        if (trace != null) {
            trace.head = new Head(response.code(), response.headers().toMultimap());
        }
        return response.newBuilder().removeHeader("Retry-After").build();
    };
}
