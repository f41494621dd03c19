package io.sccc.connectors;

import io.sccc.core.spi.Cursor;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which stretches of time a backfill reads, in order. Pure data: made without asking anybody.
 *
 * @param whole all of it
 * @param each how long a stretch is at most
 * @param newestFirst whether the newest stretch is read first, as one wants who needs last week before last year
 */
public record BackfillPlan(Stretch whole, Duration each, boolean newestFirst) {

    private static final int VERSION = 1;
    private static final Pattern PLACE = Pattern.compile("(\\d{1,9}) (\\d{1,18}) (.*)", Pattern.DOTALL);

    /** Refuses a step that is not positive or makes more than 100,000 stretches. */
    public BackfillPlan {
        whole.split(each);
    }

    /** Oldest first. */
    public static BackfillPlan of(Stretch whole, Duration each) {
        return new BackfillPlan(whole, each, false);
    }

    /** The stretches in the order in which they are read. */
    public List<Stretch> stretches() {
        List<Stretch> stretches = new java.util.ArrayList<>(whole.split(each));
        if (newestFirst) {
            java.util.Collections.reverse(stretches);
        }
        return List.copyOf(stretches);
    }

    /** Whose position it is: this plan's of this account. */
    String instance(Connector connector) {
        return connector.name() + " backfill " + whole + " by " + each + (newestFirst ? " newest first" : "");
    }

    Place place(Cursor cursor, Connector connector) {
        if (cursor.atStart()) {
            return new Place(0, Cursor.START, 0);
        }
        Position position = Position.of(cursor, VERSION, instance(connector));
        Matcher place = PLACE.matcher(position.value());
        if (!place.matches()) {
            throw new VendorPermanentException(
                    Fault.of(Fault.Kind.CONFIG, "a backfill's position cannot be read")
                            .scope(Fault.Scope.ACCOUNT),
                    null);
        }
        return new Place(Integer.parseInt(place.group(1)), new Cursor(place.group(3)), Long.parseLong(place.group(2)));
    }

    /** How far a run came: the stretch, the cursor in it, and the items read. */
    record Place(int stretch, Cursor cursor, long done) {

        Position position(String instance, List<Stretch> stretches) {
            String where = stretch < stretches.size() ? "in " + stretches.get(stretch) : "at the end";
            return new Position(VERSION, instance, stretch + " " + done + " " + cursor.value(), where);
        }
    }
}
