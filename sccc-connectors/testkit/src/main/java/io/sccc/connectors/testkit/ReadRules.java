package io.sccc.connectors.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.sccc.connectors.Capability;
import io.sccc.connectors.Connector;
import io.sccc.core.spi.Cursor;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
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
        each(scene -> assertThat(all(scene.play()))
                .as("ids of %s", scene)
                .isEqualTo(read(scene).ids()));
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

    private void refusesPaging() {
        EnumSet.of(Capability.TOPICS, Capability.ARTICLES, Capability.CHANGES, Capability.BACKFILL).stream()
                .filter(Calls.verbs(connector())::contains)
                .forEach(this::refuses);
    }
}
