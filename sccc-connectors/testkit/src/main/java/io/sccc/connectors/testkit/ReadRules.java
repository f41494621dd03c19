package io.sccc.connectors.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.sccc.connectors.Capability;
import io.sccc.connectors.Connector;
import io.sccc.connectors.Stretch;
import io.sccc.core.model.Post;
import io.sccc.core.spi.Arrival;
import io.sccc.core.spi.Cursor;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** What every reading verb promises besides listening (rules P). */
abstract class ReadRules<C extends Connector> extends EffectRules<C> {

    /** For each recorded reading verb; a connector without any refuses them all. */
    private void each(Consumer<Scene> rule) {
        List<Scene> reading = reading().stream()
                .filter(scene -> scene.verb != Capability.LISTEN)
                .toList();
        if (reading.isEmpty()) {
            EnumSet.copyOf(Calls.verbs(connector())).stream()
                    .filter(verb -> !Calls.writes(verb))
                    .forEach(this::refuses);
        }
        reading.forEach(rule);
    }

    private Read read(Scene scene) {
        return Objects.requireNonNull(recorded().reads().get(scene.verb));
    }

    private boolean pages(Scene scene) {
        return paging().stream().anyMatch(other -> other.verb == scene.verb);
    }

    private List<String> all(Scene scene) {
        return pages(scene)
                ? walk(connector(), scene.verb, Cursor.START).all().stream()
                        .map(VerbContract::id)
                        .toList()
                : ids(Calls.read(connector(), scene.verb, scene.asked(), Cursor.START));
    }

    @Test
    void P01_read_yieldsWhatIsRecorded_toTheEnd() {
        each(scene -> {
            List<String> ids = all(scene.play());
            assertThat(ids)
                    .as("ids of %s, in the order in which they come", told(scene))
                    .isEqualTo(read(scene).ids());
        });
    }

    private String told(Scene scene) {
        return scene.verb == Capability.BACKFILL ? "%s of %s".formatted(scene, Calls.STRETCH) : scene.toString();
    }

    @Test
    void P02_read_resumedFromEveryCursor_yieldsTheRest() {
        each(scene -> {
            scene.play();
            if (!pages(scene)) {
                assertThat(all(scene)).as("%s again", scene).isEqualTo(all(scene));
                return;
            }
            Walk whole = walk(connector(), scene.verb, Cursor.START);
            for (int page = 0; page < whole.begins().size(); page++) {
                C other = connector(wire());
                Walk rest = walk(other, scene.verb, whole.begins().get(page));
                other.close();
                assertThat(rest.all().stream().map(VerbContract::id))
                        .as("rest of %s from page %d", scene, page + 1)
                        .containsExactlyElementsOf(
                                whole.from(page).stream().map(VerbContract::id).toList());
            }
        });
    }

    @Test
    void P03_read_nobodyAndNothing_isEmpty_notAFault() {
        each(scene -> {
            again();
            Consumer<Wire> nothing = read(scene).nothing();
            assertThat(nothing).as("%s recorded with nothing(...)", scene).isNotNull();
            Objects.requireNonNull(nothing).accept(wire());
            Ended ended = Ended.of(() -> Calls.read(connector(), scene.verb, scene.asked(), Cursor.START));
            assertThat(ended.thrown()).as("%s of nothing", scene).isNull();
            assertThat(ids(ended.value())).as("%s of nothing", scene).isEmpty();
        });
    }

    @Test
    void P04_read_unknownFields_changeNothing() {
        each(scene -> {
            scene.play();
            wire().overlay(Strangers::into);
            assertThat(all(scene)).as("ids of %s", scene).isEqualTo(read(scene).ids());
        });
    }

    @Test
    void P05_read_hasNoEffect() {
        each(scene -> {
            scene.play();
            recorded().writes().forEach((verb, write) -> write.play(wire(), target(verb)));
            all(scene);
            recorded()
                    .writes()
                    .forEach((verb, write) -> assertThat(wire().count(write.effect(target(verb))))
                            .as("%s done by %s", verb, scene)
                            .isZero());
        });
    }

    @Test
    void P06_read_cursorFromSomewhereElse_isRefused_neverTheBeginning() {
        List<Scene> paging = paging();
        if (paging.isEmpty()) {
            refusesPaging();
        }
        paging.forEach(scene -> {
            scene.play();
            Ended ended = Ended.of(
                    () -> Calls.read(connector(), scene.verb, "1", new Cursor("sccc1:1:sccc-elsewhere.invalid::7")));
            assertThat(ended.fault())
                    .as("%s from a foreign cursor: %s", scene, ended)
                    .isNotNull();
            assertThat(wire().sent()).as("requests sent").isEmpty();
        });
    }

    @Test
    void P07_backfill_yieldsWhatIsInTheStretch_andNothingElse() {
        if (!has(Capability.BACKFILL)) {
            refuses(Capability.BACKFILL);
            return;
        }
        List<Instant> times = backfilled(Calls.STRETCH).stream()
                .map(Post::postedAt)
                .filter(Objects::nonNull)
                .sorted()
                .toList();
        assertThat(times).as("times of the posts of %s", Calls.STRETCH).isNotEmpty();
        Set<String> plain = asked();
        assertThat(times)
                .as("times of posts of a backfill of %s; leave out what is not in it", Calls.STRETCH)
                .allMatch(Calls.STRETCH::contains);
        Instant afterTheOldest = times.get(0).plusSeconds(1);
        if (afterTheOldest.isBefore(Calls.STRETCH.to())) {
            narrowed(new Stretch(afterTheOldest, Calls.STRETCH.to()), plain);
        }
        Instant newest = times.get(times.size() - 1);
        if (newest.isAfter(Calls.STRETCH.from())) {
            narrowed(new Stretch(Calls.STRETCH.from(), newest), plain);
        }
        wire().forget(); // a strict script may not know a stretch of the rule's own
    }

    /** A narrower stretch yields less; or the vendor is asked for it, and a recording need not be able to filter. */
    private void narrowed(Stretch stretch, Set<String> plain) {
        Ended ended = Ended.of(() -> backfilled(stretch));
        if (plain.containsAll(asked()) && ended.value() instanceof List<?> posts) {
            assertThat(posts)
                    .as("a backfill of %s asked the same as one of %s, and yielded posts that are not in it: leave out"
                                    .formatted(stretch, Calls.STRETCH)
                            + " what stretch.contains does not hold, or send both ends to the vendor")
                    .allMatch(post -> inside(stretch, (Post) post));
        }
    }

    private static boolean inside(Stretch stretch, Post post) {
        Instant at = post.postedAt();
        return at == null || stretch.contains(at);
    }

    private List<Post> backfilled(Stretch stretch) {
        again();
        Objects.requireNonNull(recorded().reads().get(Capability.BACKFILL), "the recording has no reads(BACKFILL, ...)")
                .play(wire());
        return posts(walk(at -> connector().backfill(stretch, at), Capability.BACKFILL, Cursor.START)
                .all());
    }

    @Test
    void P08_backfill_oneBrokenItem_isADeadLetter_theOthersArrive() {
        if (!has(Capability.BACKFILL)) {
            refuses(Capability.BACKFILL);
            return;
        }
        again();
        Read whole =
                Objects.requireNonNull(recorded().reads().get(Capability.BACKFILL), "no reads(BACKFILL, ...) is told");
        Read broken = whole.broken();
        assertThat(broken != null || recorded().lacks(Trait.BROKEN))
                .as("backfill is recorded with Read.broken(script, ids of the others), or lacks(Trait.BROKEN, why)")
                .isTrue();
        Read played = broken == null ? whole : broken;
        played.play(wire());
        Ended ended = Ended.of(() -> walk(connector(), Capability.BACKFILL, Cursor.START));
        assertThat(ended.thrown())
                .as("what a backfill threw over one broken item; make it an Arrival.Unreadable")
                .isNull();
        List<Object> all = ((Walk) Objects.requireNonNull(ended.value())).all();
        assertThat(posts(all).stream().map(post -> post.id().nativeId()))
                .as("ids of the other posts")
                .containsExactlyElementsOf(played.ids());
        assertThat(all.stream().filter(Arrival.Unreadable.class::isInstance))
                .as("broken items of a backfill as Arrival.Unreadable")
                .hasSize(broken == null ? 0 : 1);
    }

    private void refusesPaging() {
        EnumSet.of(Capability.TOPICS, Capability.ARTICLES, Capability.CHANGES, Capability.BACKFILL).stream()
                .filter(Calls.verbs(connector())::contains)
                .forEach(this::refuses);
    }
}
