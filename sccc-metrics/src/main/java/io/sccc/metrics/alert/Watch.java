package io.sccc.metrics.alert;

import io.sccc.metrics.alert.Alert.Kind;
import java.time.Instant;
import java.util.Map;

/** Looks at the signals of its sort and says what is bad and what is well again. Not thread-safe. */
interface Watch {

    /** Looks at one; signals of another sort are nothing to it. */
    void look(Signal signal, Findings findings);

    /** Hears what a watch finds. */
    interface Findings {

        /**
         * It is bad.
         *
         * @param detail tells apart alerts of one kind and scope that are not the same; shown nowhere
         */
        void bad(Kind kind, Severity severity, String scope, String detail, Instant at, Map<String, Double> numbers);

        /** It is well. */
        void well(Kind kind, String scope, Instant at);
    }
}
