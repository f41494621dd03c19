package io.sccc.metrics.center;

import io.sccc.core.model.Event;
import io.sccc.core.model.Party;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Cases: opened, reopened, closed, how many are open and how long they were. Counted at the time of their events. */
final class Cases {

    private final Talks talks;
    private final Waits waits;
    private final Consumer<Point> out;

    Cases(Talks talks, Waits waits, Consumer<Point> out) {
        this.talks = talks;
        this.waits = waits;
        this.out = out;
    }

    void opened(Event.CaseOpened event) {
        open(event.about(), event.caseId(), event.at(), Measures.CASES_OPENED);
    }

    void reopened(Event.CaseReopened event) {
        open(event.about(), event.caseId(), event.at(), Measures.CASES_REOPENED);
    }

    private void open(Party about, String caseId, @Nullable Instant at, String measure) {
        Customer customer = talks.of(about);
        Tags tags = customer == null ? Tags.NONE : customer.now();
        out.accept(Point.of(at, tags, measure, 1));
        if (customer != null && !customer.open.containsKey(caseId)) {
            Point open = Point.of(at, tags, Measures.CASES_OPEN, 1);
            customer.open.put(caseId, new Customer.Opened(at, open));
            out.accept(open);
        }
    }

    void closed(Event.CaseClosed event) {
        Customer customer = talks.of(event.about());
        Instant at = event.at();
        Customer.Opened open = customer == null ? null : customer.open.remove(event.caseId());
        Tags tags = open != null ? open.point().tags() : customer == null ? Tags.NONE : customer.now();
        Map<String, Double> values = new TreeMap<>(Map.of(Measures.CASES_CLOSED, 1.0));
        if (notAnIssue(event.why())) {
            values.put(Measures.NOT_AN_ISSUE, 1.0);
        }
        out.accept(new Point(at, tags, values, null));
        if (customer != null) {
            waits.end(customer, at);
        }
        if (open != null) {
            out.accept(open.point().back().at(at));
            if (at != null && open.at() != null && !at.isBefore(open.at())) {
                out.accept(Point.of(at, tags, Measures.RESOLUTION, Waits.seconds(Duration.between(open.at(), at))));
            }
        }
    }

    static boolean notAnIssue(@Nullable String why) {
        return why != null
                && why.strip().toLowerCase(Locale.ROOT).replaceAll("[_-]+", " ").equals("not an issue");
    }
}
