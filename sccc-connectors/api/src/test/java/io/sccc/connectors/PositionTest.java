package io.sccc.connectors;

import static io.sccc.connectors.Plaza.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sccc.core.spi.Arrival;
import io.sccc.core.spi.Cursor;
import io.sccc.core.spi.Page;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class PositionTest {

    private static final Function<Instant, Cursor> FROM = time -> new Cursor("from " + time);
    private static final Fault GONE = Fault.of(Fault.Kind.NOT_FOUND, "reading after the cursor");

    @Test
    void of_whatCursorWrote_isTheSame() {
        Position position = new Position(3, "https://jetstream.example:443/a b", "1:2:ñ%\n😀", "after 12:00, página 2");
        assertThat(Position.of(position.cursor(), 3, position.instance())).isEqualTo(position);
        assertThat(Position.of(position.cursor(), 4, position.instance())).isEqualTo(position);
        assertThat(Position.readable(position.cursor())).isEqualTo("after 12:00, página 2");
    }

    @Test
    void of_otherInstance_namesBoth() {
        Cursor cursor = new Position(1, "east", "9", "after noon").cursor();
        assertThatThrownBy(() -> Position.of(cursor, 1, "west"))
                .isInstanceOfSatisfying(
                        VendorPermanentException.class,
                        e -> assertThat(e.fault().kind()).isEqualTo(Fault.Kind.CONFIG))
                .hasMessageContainingAll("east", "west", "after noon");
    }

    @Test
    void of_newerVersion_namesBoth() {
        assertThatThrownBy(() -> Position.of(new Position(7, "east", "9", "x").cursor(), 6, "east"))
                .isInstanceOf(VendorPermanentException.class)
                .hasMessageContainingAll("version 7", "version 6");
    }

    @Test
    void of_anythingElse_isRefusedAndReadableNeverThrows() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        for (int i = 0; i < 500; i++) {
            StringBuilder junk = new StringBuilder(random.nextBoolean() ? "sccc1:1:e%:" : "");
            random.ints(random.nextInt(40), 0, 128).forEach(c -> junk.append((char) c));
            Cursor cursor = new Cursor(junk + "x");
            assertThat(Position.readable(cursor)).as("seed %d", seed).isNotNull();
            assertThatThrownBy(() -> Position.of(cursor, 1, "east"))
                    .as("seed %d", seed)
                    .isInstanceOf(VendorPermanentException.class);
        }
        assertThat(Position.readable(Cursor.START)).isEqualTo("at the beginning");
    }

    @Test
    void page_fail_throwsIt() {
        StaleCursorException stale = new StaleCursorException(GONE, NOON);
        assertThatThrownBy(() -> StaleCursor.FAIL.page(stale, FROM, NOON)).isSameAs(stale);
    }

    @Test
    void B8_page_backfill_beginsAWhileBeforeTheLastItem() {
        Page<Arrival> page =
                StaleCursor.BACKFILL.page(new StaleCursorException(GONE, NOON.minusSeconds(600)), FROM, NOON);
        assertThat(page).isEqualTo(new Page<>(List.of(), FROM.apply(NOON.minusSeconds(900)), true));
    }

    @Test
    void page_backfillFromNobodyKnowsWhen_fails() {
        assertThatThrownBy(() -> StaleCursor.BACKFILL.page(new StaleCursorException(GONE, null), FROM, NOON))
                .isInstanceOf(StaleCursorException.class);
    }

    @Test
    void page_skip_keepsARecordOfTheGap() {
        Instant last = NOON.minusSeconds(600);
        Page<Arrival> page = StaleCursor.SKIP.page(new StaleCursorException(GONE, last), FROM, NOON);
        assertThat(page.next()).isEqualTo(FROM.apply(NOON));
        assertThat(page.items()).singleElement().isInstanceOfSatisfying(Arrival.Unreadable.class, gap -> {
            assertThat(gap.code()).isEqualTo(StaleCursor.GAP);
            assertThat(gap.error()).contains(last.toString(), NOON.toString());
        });
    }
}
