package io.sccc.metrics.center;

import static org.assertj.core.api.Assertions.assertThat;

import io.sccc.core.model.Event;
import io.sccc.core.model.Level;
import io.sccc.core.model.PostId;
import io.sccc.core.model.PostKind;
import io.sccc.core.model.TenantId;
import io.sccc.core.model.Understanding;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PeopleTest {

    private static final Duration DAY = Duration.ofDays(1);

    private final Script script = new Script();

    private List<Person> people(CenterSettings settings) {
        CenterMetrics metrics = new CenterMetrics(settings);
        script.events.forEach(metrics::on);
        return metrics.people();
    }

    private Person person(String key) {
        return people(CenterSettings.DEFAULT).stream()
                .filter(one -> one.key().equals(key))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void person_ofOneContact_isOneRowForAllNetworks() {
        script.post("net", "1", "1", "ana").followers(10).lang("es").routed(Level.CRM);
        script.contact(Script.party("1", "ana"), "c-7").caseOpened(Script.party("1", "ana"), "case-1");
        script.after(DAY)
                .post("mail", "2", "2", "ana@x")
                .followers(90)
                .lang("pt")
                .routed(Level.CRM);
        script.contact(Script.party("2", "ana@x"), "c-7");
        script.post("net", "3", "3", "ben").routed(Level.IGNORE);
        script.post("net", "3", "4", null).routed(Level.IGNORE);
        script.post("net", "3", "5", "acme").company().routed(Level.IGNORE);
        List<Person> all = people(CenterSettings.DEFAULT);
        assertThat(all).extracting(Person::key).containsExactly("c-7", "net/ben");
        Person ana = all.get(0);
        assertThat(ana.authors()).containsExactly("mail/ana@x", "net/ana");
        assertThat(ana.contact()).isEqualTo("c-7");
        assertThat(ana.posts()).isEqualTo(2);
        assertThat(ana.conversations()).isEqualTo(2);
        assertThat(ana.casesOpened()).isEqualTo(1);
        assertThat(ana.followers()).isEqualTo(90);
        assertThat(ana.languages()).containsExactly("es", "pt");
        assertThat(ana.firstSeen()).isEqualTo(Script.NOON);
        assertThat(ana.lastSeen()).isEqualTo(Script.NOON.plus(DAY));
        assertThat(ana.timeline()).extracting(Moment::what).containsExactly("post", "case_opened", "post");
    }

    @Test
    void advocate_hasGoodWordsAndNoOpenCase() {
        for (int i = 0; i < 3; i++) {
            script.post("net", "a" + i, "a" + i, "ana")
                    .cue(Understanding.PRAISE)
                    .routed(Level.FACILITATE);
            script.post("net", "b" + i, "b" + i, "ben").feels("positive").routed(Level.FACILITATE);
            script.post("net", "c" + i, "c" + i, "cat").feels("positive").routed(Level.FACILITATE);
        }
        script.post("net", "b9", "b9", "ben").feels("negative").routed(Level.FACILITATE);
        script.post("net", "c9", "c9", "cat").feels("negative").routed(Level.FACILITATE);
        script.post("net", "c8", "c8", "cat").feels("negative").routed(Level.FACILITATE);
        assertThat(person("net/ana").advocate()).isTrue();
        assertThat(person("net/ben").advocate()).as("three good for one bad").isTrue();
        assertThat(person("net/cat").advocate()).as("three good for two bad").isFalse();
        script.caseOpened(Script.party("a0", "ana"), "case-1");
        assertThat(person("net/ana").advocate()).as("with an open case").isFalse();
        script.caseClosed(Script.party("a0", "ana"), "case-1", null);
        assertThat(person("net/ana").advocate()).isTrue();
    }

    @Test
    void expert_answersInSeveralConversations() {
        for (int i = 0; i < 5; i++) {
            script.post("forum", "q" + i % 3, "a" + i, "ana")
                    .kind(PostKind.ANSWER)
                    .routed(Level.FACILITATE);
            script.post("forum", "q" + i % 2, "b" + i, "ben")
                    .kind(PostKind.ANSWER)
                    .routed(Level.FACILITATE);
        }
        assertThat(person("forum/ana").expert()).isTrue();
        assertThat(person("forum/ben").expert()).as("in two conversations only").isFalse();
    }

    @Test
    void repeatComplainer_isOneOfTheLastThirtyDays() {
        for (int i = 0; i < 3; i++) {
            script.after(DAY)
                    .post("net", "a" + i, "a" + i, "ana")
                    .cue(Understanding.COMPLAINT)
                    .routed(Level.CRM);
            script.post("net", "b", "b" + i, "ben").cue(Understanding.COMPLAINT).routed(Level.CRM);
        }
        assertThat(person("net/ana").repeatComplainer()).isTrue();
        assertThat(person("net/ben").repeatComplainer())
                .as("in one conversation")
                .isFalse();
        script.after(Duration.ofDays(29)).post("net", "z", "z", "zoe").routed(Level.IGNORE);
        assertThat(person("net/ana").repeatComplainer())
                .as("the first is too old")
                .isFalse();
    }

    @Test
    void edit_countsNoPostAndNoWordAgain() {
        script.post("net", "1", "1", "ana").cue(Understanding.COMPLAINT).routed(Level.CRM);
        script.post("net", "1", "1", "ana")
                .edited()
                .cue(Understanding.COMPLAINT)
                .routed(Level.CRM);
        assertThat(person("net/ana").posts()).isEqualTo(1);
        assertThat(person("net/ana").complaints()).isEqualTo(1);
    }

    @Test
    void people_ofMoreThanAreRemembered_areThoseHeardOfLast() {
        script.post("net", "1", "1", "ana").routed(Level.IGNORE);
        script.post("net", "2", "2", "ben").routed(Level.IGNORE);
        script.post("net", "3", "3", "ana").routed(Level.IGNORE);
        script.post("net", "4", "4", "cat").routed(Level.IGNORE);
        assertThat(people(CenterSettings.DEFAULT.remembering(2)))
                .extracting(Person::key)
                .containsExactly("net/ana", "net/cat");
    }

    @Test
    void timeline_keepsTheNewestMoments() {
        CenterSettings short3 = new CenterSettings(CenterSettings.DEFAULT.zone(), DAY, DAY, 100, 100, 100, 3);
        for (int i = 0; i < 5; i++) {
            script.after(DAY).post("net", "1", "p" + i, "ana").routed(Level.IGNORE);
        }
        assertThat(people(short3).get(0).timeline())
                .extracting(Moment::at)
                .containsExactly(
                        Script.NOON.plus(Duration.ofDays(3)),
                        Script.NOON.plus(Duration.ofDays(4)),
                        Script.NOON.plus(Duration.ofDays(5)));
    }

    @Test
    void erasure_live_takesThePersonByTheirFirstPost() {
        long first = script.post("net", "1", "1", "ana").stored();
        script.post("net", "1", "1", "ana").decided(first, Level.CRM);
        script.post("net", "2", "2", "ben").routed(Level.CRM);
        script.post("other", "3", "3", "ana").routed(Level.CRM);
        script.tell(new Event.AuthorErased(script.head(null, 0), "net", "erased-1", first));
        assertThat(people(CenterSettings.DEFAULT)).extracting(Person::key).containsExactly("net/ben", "other/ana");
        script.replied("net", "1", "4", "erased-1");
        CenterMetrics metrics = new CenterMetrics();
        script.events.forEach(metrics::on);
        assertThat(metrics.store().total().quantiles("first_response").count())
                .as("an answer to who is erased still answers them")
                .isEqualTo(1);
    }

    @Test
    void erasure_ofSomebodyFallenOutOfMemory_forgetsAllWhoCameSince() {
        long first = script.post("net", "1", "1", "ana").stored();
        script.post("net", "2", "2", "ben").routed(Level.CRM);
        script.post("other", "3", "3", "dan").routed(Level.CRM);
        script.post("net", "4", "4", "cat").routed(Level.CRM);
        script.post("net", "5", "5", "ana").routed(Level.CRM);
        assertThat(people(CenterSettings.DEFAULT.remembering(3)))
                .extracting(Person::key)
                .containsExactly("net/ana", "net/cat", "other/dan");
        script.tell(new Event.AuthorErased(script.head(null, 0), "net", "erased-1", first));
        assertThat(people(CenterSettings.DEFAULT.remembering(3)))
                .extracting(Person::key)
                .containsExactly("other/dan");
    }

    @Test
    void toString_namesNobody() {
        script.post("net", "1", "1", "ana-handle").routed(Level.CRM);
        List<Object> told = List.of(
                person("net/ana-handle"),
                new AuthorKey("net", "ana-handle"),
                new Point(null, Tags.NONE.plus("x", "ana-handle"), Map.of(), "ana-handle"),
                Script.party("1", "ana-handle"),
                PostId.of("net", "1"),
                TenantId.DEFAULT);
        assertThat(Stream.of(told.toArray()).map(String::valueOf)).noneMatch(text -> text.contains("ana-handle"));
    }
}
