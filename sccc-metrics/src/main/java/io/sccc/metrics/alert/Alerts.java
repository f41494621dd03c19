package io.sccc.metrics.alert;

import io.sccc.metrics.alert.Alert.Kind;
import io.sccc.metrics.alert.Alert.State;
import io.sccc.metrics.alert.AlertSink.Change;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Turns {@link Signal}s into {@link Alert}s and tells them to sinks.
 *
 * <pre>{@code
 * Alerts alerts = Alerts.standard(new LogSink(), (change, alert) -> pager.call(alert.line("es")));
 * alerts.observe(new Signal.Volume(endOfPane, "brand acme", 420, false));
 * }</pre>
 *
 * <p>One kind of alert about one scope is open once at most. It is over when it has been well for half an hour, when nothing
 * has spoken for it in a long while, or when somebody says so; within the hour after that only something more severe raises it
 * again. All of this is in event time: the same signals raise the same alerts, whenever they come.
 *
 * <p>Thread-safe; sinks are called on the caller's thread.
 */
public final class Alerts {

    private static final Logger LOG = LoggerFactory.getLogger(Alerts.class);

    private static final Duration WELL_FOR = Duration.ofMinutes(30);
    private static final Duration COOL_DOWN = Duration.ofHours(1);
    private static final Duration UNSEEN = Duration.ofDays(1);
    private static final Duration UNSEEN_SLOW = Duration.ofDays(7);
    private static final int MOST_KEPT = 1000;
    private static final int MOST_KEYS = 4096;

    private final List<Watch> watches;
    private final List<AlertSink> sinks;
    private final Map<String, Alert> open = new LinkedHashMap<>();
    private final Map<String, Instant> wellSince = new HashMap<>();
    private final Map<String, Alert> cooling = new LinkedHashMap<>();
    private final Deque<Alert> over = new ArrayDeque<>();

    /** Keys of what was spoken of lately: watches speak of the same at every pane, and a hash takes longer than they do. */
    private final Map<About, String> keys = new HashMap<>();

    private final Watch.Findings findings = new Found();
    private Instant now = Instant.MIN;

    private Alerts(List<Watch> watches, List<AlertSink> sinks) {
        this.watches = watches;
        this.sinks = new CopyOnWriteArrayList<>(sinks);
    }

    /** All watches, as they are meant to be left alone. */
    public static Alerts standard(AlertSink... sinks) {
        List<Watch> all = List.of(
                new VolumeWatch(),
                new SilenceWatch(),
                new SentimentWatch(),
                new ComplaintWatch(),
                new RuleWatch(),
                new BacklogWatch(),
                new DeflectionWatch());
        return new Alerts(all, List.of(sinks));
    }

    /** One more sink hears of what comes from now on. */
    public void tell(AlertSink sink) {
        sinks.add(sink);
    }

    /** Takes a signal. Signals come in the order of their time; one that comes late counts as now. */
    public synchronized void observe(Signal signal) {
        advanceTo(signal.at());
        watches.forEach(watch -> watch.look(signal, findings));
    }

    /** Event time has come this far: what nothing has spoken for in a long while is over. */
    public synchronized void advanceTo(Instant time) {
        if (time.isAfter(now)) {
            now = time;
            List<Alert> forgotten = open.values().stream()
                    .filter(alert -> !alert.seen().plus(unseen(alert.kind())).isAfter(now))
                    .toList();
            forgotten.forEach(alert -> end(key(alert), alert.by()));
            cooling.values().removeIf(alert -> !end(alert).plus(COOL_DOWN).isAfter(now));
        }
    }

    /**
     * Somebody takes an alert.
     *
     * @param who as it should be shown to colleagues
     * @return false when no such alert is open
     */
    public synchronized boolean acknowledge(String id, String who) {
        Alert alert = open.get(AlertId.key(id));
        if (alert == null || !alert.id().equals(id)) {
            return false;
        }
        Alert taken = alert.with(State.ACKNOWLEDGED, who, null);
        open.put(AlertId.key(id), taken);
        say(Change.ACKNOWLEDGED, taken);
        return true;
    }

    /**
     * Somebody ends an alert.
     *
     * @param who as it should be shown to colleagues
     * @return false when no such alert is open
     */
    public synchronized boolean resolve(String id, String who) {
        Alert alert = open.get(AlertId.key(id));
        if (alert == null || !alert.id().equals(id)) {
            return false;
        }
        end(AlertId.key(id), who);
        return true;
    }

    /** What is open, oldest first. */
    public synchronized List<Alert> open() {
        return List.copyOf(open.values());
    }

    /** What is open and the last thousand that are over, in the order they ended and began: to be stored, or shown. */
    public synchronized List<Alert> all() {
        List<Alert> all = new ArrayList<>(over);
        all.addAll(open.values());
        return List.copyOf(all);
    }

    /** Goes on with what {@link #all} gave in an earlier process; sinks hear nothing of it. */
    public synchronized void restore(List<Alert> alerts) {
        for (Alert alert : alerts) {
            if (alert.open()) {
                open.put(key(alert), alert);
            } else {
                keep(alert);
                cooling.put(key(alert), alert);
            }
        }
    }

    private record About(Kind kind, String scope, String detail) {}

    private String key(Kind kind, String scope, String detail) {
        if (keys.size() >= MOST_KEYS) {
            keys.clear();
        }
        return keys.computeIfAbsent(
                new About(kind, scope, detail), about -> AlertId.key(about.kind, about.scope, about.detail));
    }

    /** What the watches found becomes an alert, or part of one. */
    private final class Found implements Watch.Findings {

        @Override
        public void bad(
                Kind kind, Severity severity, String scope, String detail, Instant at, Map<String, Double> numbers) {
            String key = key(kind, scope, detail);
            Alert alert = open.get(key);
            wellSince.remove(key);
            if (alert != null) {
                boolean worse = severity.compareTo(alert.severity()) > 0;
                Alert seen = alert.seen(worse ? severity : alert.severity(), now, numbers);
                open.put(key, seen);
                if (worse) {
                    say(Change.WORSENED, seen);
                }
                return;
            }
            Alert before = cooling.get(key);
            if (before == null || severity.compareTo(before.severity()) > 0) {
                String id = AlertId.of(key, now);
                Alert raised = new Alert(id, kind, scope, severity, State.RAISED, now, now, null, null, numbers);
                open.put(key, raised);
                say(Change.RAISED, raised);
            }
        }

        @Override
        public void well(Kind kind, String scope, Instant at) {
            if (open.isEmpty()) {
                return;
            }
            String key = key(kind, scope, "");
            Alert alert = open.get(key);
            if (alert != null) {
                Instant since = wellSince.computeIfAbsent(key, k -> now);
                if (!since.plus(WELL_FOR).isAfter(now)) {
                    end(key, alert.by());
                }
            }
        }
    }

    private void end(String key, @Nullable String who) {
        Alert alert = open.remove(key);
        wellSince.remove(key);
        if (alert != null) {
            Alert ended = alert.with(State.RESOLVED, who, now);
            cooling.put(key, ended);
            keep(ended);
            say(Change.RESOLVED, ended);
        }
    }

    private void keep(Alert alert) {
        over.add(alert);
        if (over.size() > MOST_KEPT) {
            over.remove();
        }
    }

    private void say(Change change, Alert alert) {
        for (AlertSink sink : sinks) {
            try {
                sink.on(change, alert);
            } catch (RuntimeException e) {
                LOG.warn(
                        "SCCC-7002 a sink failed on an alert ({}): {}; the others were told",
                        alert.kind(),
                        e.getClass().getName());
            }
        }
    }

    private static Duration unseen(Kind kind) {
        return switch (kind) {
            case VOLUME_SPIKE, VOLUME_DROP, INFLUENCER_COMPLAINT -> UNSEEN;
            default -> UNSEEN_SLOW;
        };
    }

    private static Instant end(Alert alert) {
        Instant end = alert.resolved();
        return end == null ? alert.seen() : end;
    }

    private static String key(Alert alert) {
        return AlertId.key(alert.id());
    }
}
