package io.sccc.connectors.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.sccc.connectors.BackfillPage;
import io.sccc.connectors.Capability;
import io.sccc.connectors.CaseChange;
import io.sccc.connectors.CommunityConnector;
import io.sccc.connectors.Connector;
import io.sccc.connectors.Person;
import io.sccc.core.model.Content;
import io.sccc.core.model.Outcome;
import io.sccc.core.model.Post;
import io.sccc.core.spi.Arrival;
import io.sccc.core.spi.Cursor;
import io.sccc.core.spi.Page;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Tools of the rules that call verbs. */
abstract class VerbContract<C extends Connector> extends ConnectorContract<C> {

    private static final int MOST_PAGES = 200;
    private static final Duration LITTLE = Duration.ofMillis(700);
    private static final Duration MUCH = Duration.ofSeconds(10);

    /** A verb ready to be called: its script is written. */
    final class Scene {

        final Capability verb;
        final @Nullable Write write;

        Scene(Capability verb) {
            this.verb = verb;
            this.write = recorded().writes().get(verb);
        }

        boolean writes() {
            return write != null;
        }

        /** Another connector, and the script of this verb. */
        Scene play() {
            again();
            Read read = recorded().reads().get(verb);
            if (write != null) {
                write.play(wire(), target(verb));
            } else if (read != null) {
                read.play(wire());
            } else {
                shelf().hold(wire(), items(3));
            }
            return this;
        }

        /** The requests to disturb: the one with the effect, or all that read. */
        Request where() {
            return write == null ? Request.any() : write.effect(target(verb));
        }

        Ended call() {
            return Ended.of(() -> write == null
                    ? Calls.read(connector(), verb, asked(), Cursor.START)
                    : Calls.write(connector(), verb, target(verb)));
        }

        /** Plays it, disturbs it and calls it. */
        Ended disturbed(Answer answer) {
            play();
            wire().disturb(where(), answer);
            return call();
        }

        /**
         * Plays it for a connector with little patience, answers what is recorded too late, and calls it. On a busy machine
         * little patience can be over before the request is here; then it is called with more of it.
         */
        Ended late() {
            Duration patience = LITTLE;
            Ended ended = late(patience);
            while (!wire().arrives(where(), patience) && patience.compareTo(MUCH) < 0) {
                patience = patience.multipliedBy(2);
                move();
                ended = late(patience);
            }
            return ended;
        }

        private Ended late(Duration patience) {
            wire().hurry(patience);
            return disturbed((write == null ? Answer.json("{}") : write.answer()).after(wire().late()));
        }

        String asked() {
            Read read = recorded().reads().get(verb);
            return read == null ? "1" : read.asked();
        }

        /** Is a person or a member looked up, where "not found" is an answer? */
        boolean looksUp() {
            return verb == Capability.PROFILE || verb == Capability.RANK || verb == Capability.FIND_PERSON;
        }

        @Override
        public String toString() {
            return verb.label();
        }
    }

    /** Every declared verb that is called; there is one at least. */
    final List<Scene> scenes() {
        List<Scene> scenes = new ArrayList<>(reading());
        scenes.addAll(writing());
        assertThat(scenes).as("declared verbs").isNotEmpty();
        return scenes;
    }

    final List<Scene> reading() {
        return connector().capabilities().stream()
                .filter(verb -> verb != Capability.WEBHOOK && !Calls.writes(verb))
                .sorted()
                .map(this::scene)
                .toList();
    }

    final List<Scene> writing() {
        return connector().capabilities().stream()
                .filter(Calls::writes)
                .sorted()
                .map(this::scene)
                .toList();
    }

    /** The verbs that yield pages. */
    final List<Scene> paging() {
        return reading().stream()
                .filter(scene -> switch (scene.verb) {
                    case TOPICS, ARTICLES, CHANGES, BACKFILL -> true;
                    default -> false;
                })
                .toList();
    }

    private Scene scene(Capability verb) {
        boolean told = verb == Capability.LISTEN
                ? recorded().shelf() != null
                : recorded().reads().containsKey(verb) || recorded().writes().containsKey(verb);
        assertThat(told)
                .as("%s is declared and not recorded; tell the recording .%s", verb, line(verb))
                .isTrue();
        return new Scene(verb);
    }

    private static String line(Capability verb) {
        if (verb == Capability.LISTEN) {
            return "listens(shelf)";
        }
        return Calls.writes(verb)
                ? "writes(Capability.%s, Write.of(effect, answer, id))".formatted(verb.name())
                : "reads(Capability.%s, Read.of(script, ids))".formatted(verb.name());
    }

    /** What a failure says of a trait: how it is recorded, or taken out of the rules. */
    static String cure(Trait trait) {
        String shown = trait == Trait.EDITED || trait == Trait.DELETED
                ? "the shelf lists it once more behind every cursor that was handed out before, and fetch goes on from there"
                : "the shelf shows it as the vendor does, and the connector maps it so";
        return "%s: %s; where the vendor has nothing of the kind, tell the recording lacks(Trait.%s, why)"
                .formatted(trait, shown, trait);
    }

    /** The requests that were sent, one line each; for comparing and for failure messages without people's words. */
    final Set<String> asked() {
        Set<String> asked = new TreeSet<>();
        wire().sent()
                .forEach(sent -> asked.add(sent.method() + sent.path() + new TreeMap<>(sent.query()) + sent.text()));
        return asked;
    }

    /** A rule that speaks of this verb, for a connector without it: it is refused, and nothing is sent. */
    final void refuses(Capability verb) {
        again();
        assertThat(undeclared()).as("not declared").contains(verb);
        Ended ended = Ended.of(() -> Calls.any(connector(), verb, target(verb)));
        assertThat(ended.thrown())
                .as("%s is not declared: %s", verb, ended)
                .isInstanceOf(io.sccc.connectors.Unsupported.class);
        assertThat(wire().sent()).as("requests sent").isEmpty();
    }

    /** The same for every writing verb, where a rule speaks of writing and the connector declares none of them. */
    final void refusesToWrite() {
        Set<Capability> verbs = EnumSet.copyOf(Calls.verbs(connector()));
        verbs.stream().filter(Calls::writes).forEach(this::refuses);
    }

    static List<Item> items(int count) {
        List<Item> items = new ArrayList<>();
        for (int number = 1; number <= count; number++) {
            items.add(Item.of(number, "mensaje " + number + " " + Words.CANARY));
        }
        return items;
    }

    /** A list of pages: what each yields, and where the next begins. */
    record Walk(List<Cursor> begins, List<List<Object>> pages, Cursor end) {

        List<Object> all() {
            return pages.stream().flatMap(List::stream).toList();
        }

        List<Object> from(int page) {
            return pages.subList(page, pages.size()).stream()
                    .flatMap(List::stream)
                    .toList();
        }
    }

    /** Reads from a cursor to the end. */
    final Walk walk(Connector reader, Capability verb, Cursor start) {
        return walk(at -> Calls.read(reader, verb, "1", at), verb, start);
    }

    /** The same, read in a way of the rule's own. */
    final Walk walk(Function<Cursor, @Nullable Object> reads, Capability verb, Cursor start) {
        List<Cursor> begins = new ArrayList<>();
        List<List<Object>> pages = new ArrayList<>();
        Cursor at = start;
        for (int page = 0; page < MOST_PAGES; page++) {
            Page<?> read = page(reads.apply(at));
            begins.add(at);
            pages.add(List.copyOf(read.items()));
            at = read.next();
            if (!read.more()) {
                return new Walk(begins, pages, at);
            }
        }
        throw new AssertionError(verb + " has not come to its end after " + MOST_PAGES + " pages");
    }

    private static Page<?> page(@Nullable Object read) {
        if (read instanceof BackfillPage backfill) {
            return backfill.page();
        }
        if (read instanceof Page<?> page) {
            return page;
        }
        throw new AssertionError("a page was expected, not " + read);
    }

    /** The ids in what a reading verb returned. */
    static List<String> ids(@Nullable Object value) {
        if (value == null) {
            return List.of();
        }
        if (value instanceof BackfillPage || value instanceof Page<?>) {
            return page(value).items().stream().map(VerbContract::id).toList();
        }
        return value instanceof List<?> list
                ? list.stream().map(VerbContract::id).toList()
                : List.of(id(value));
    }

    static String id(Object one) {
        if (one instanceof Arrival.Received received) {
            return received.post().id().nativeId();
        }
        if (one instanceof CommunityConnector.Topic topic) {
            return topic.id();
        }
        if (one instanceof CommunityConnector.Article article) {
            return article.id();
        }
        if (one instanceof CommunityConnector.Rank rank) {
            return rank.name();
        }
        if (one instanceof Person person) {
            return person.id();
        }
        if (one instanceof CaseChange change) {
            return change.id();
        }
        return one instanceof Content content ? content.id() : String.valueOf(one);
    }

    /** The posts in what was read. */
    static List<Post> posts(List<Object> read) {
        return read.stream()
                .filter(Arrival.Received.class::isInstance)
                .map(one -> ((Arrival.Received) one).post())
                .toList();
    }

    static String made(Ended ended) {
        if (ended.value() instanceof Outcome.Sent sent) {
            return sent.id();
        }
        if (ended.value() instanceof Outcome.AlreadyDone done) {
            return done.id();
        }
        throw new AssertionError("it was not done: " + ended, ended.thrown());
    }
}
