package io.sccc.connectors.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.sccc.connectors.Capability;
import io.sccc.connectors.CaseChange;
import io.sccc.connectors.CrmConnector;
import io.sccc.connectors.Fault.Kind;
import io.sccc.core.model.ActionKey;
import io.sccc.core.spi.Cursor;
import java.util.List;
import java.util.Objects;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;

/**
 * What a CRM's connector has to pass. Extend it, say how a connector is made and what was recorded, and run it as any JUnit
 * class; see the guide "Write a connector in an hour".
 */
public abstract class CrmContract extends ListenRules<CrmConnector> {

    /** For vendors. */
    protected CrmContract() {}

    private Write write(Capability verb) {
        return Objects.requireNonNull(recorded().writes().get(verb));
    }

    @Test
    void R01_upsertContact_thereTwice_isAConflict_andMakesNone() {
        if (!has(Capability.UPSERT_CONTACT)) {
            refuses(Capability.UPSERT_CONTACT);
            return;
        }
        again();
        BiConsumer<Wire, Target> twice = write(Capability.UPSERT_CONTACT).twice();
        assertThat(twice).as("upsertContact recorded with twice(...)").isNotNull();
        Target target = target(Capability.UPSERT_CONTACT);
        write(Capability.UPSERT_CONTACT).play(wire(), target);
        Objects.requireNonNull(twice).accept(wire(), target);
        Ended ended = Ended.of(() -> Calls.write(connector(), Capability.UPSERT_CONTACT, target));
        assertThat(Objects.requireNonNull(ended.fault(), ended::toString).kind())
                .isEqualTo(Kind.CONFLICT);
    }

    @Test
    void R02_upsertContact_isFoundByTheNetworksId() {
        if (!has(Capability.UPSERT_CONTACT)) {
            refuses(Capability.UPSERT_CONTACT);
            return;
        }
        again();
        Target target = target(Capability.UPSERT_CONTACT);
        write(Capability.UPSERT_CONTACT).play(wire(), target);
        made(Ended.of(() -> Calls.write(connector(), Capability.UPSERT_CONTACT, target)));
        assertThat(wire().sent())
                .as("requests that name the person's id")
                .anyMatch(sent -> Words.in(sent, target.person()) || sent.path().contains(target.person()));
    }

    @Test
    void R03_openCase_namesItsContact() {
        if (!has(Capability.OPEN_CASE)) {
            refuses(Capability.OPEN_CASE);
            return;
        }
        again();
        Target target = target(Capability.OPEN_CASE);
        write(Capability.OPEN_CASE).play(wire(), target);
        made(Ended.of(() -> Calls.write(connector(), Capability.OPEN_CASE, target)));
        assertThat(wire().sent())
                .as("requests that name the contact")
                .anyMatch(sent ->
                        Words.in(sent, target.contactId()) || sent.path().contains(target.contactId()));
    }

    @Test
    void R04_openCase_ofNobodyKnown_isOpenedAllTheSame() {
        if (!has(Capability.OPEN_CASE)) {
            refuses(Capability.OPEN_CASE);
            return;
        }
        again();
        Target known = target(Capability.OPEN_CASE);
        Target nobody = new Target(known.post(), known.person(), "", known.caseId(), known.text(), known.key());
        write(Capability.OPEN_CASE).play(wire(), nobody);
        made(Ended.of(() -> Calls.write(connector(), Capability.OPEN_CASE, nobody)));
        assertThat(wire().count(write(Capability.OPEN_CASE).effect(nobody)))
                .as("cases")
                .isEqualTo(1);
    }

    @Test
    void R05_openCase_sendsSubjectAndWords() {
        if (!has(Capability.OPEN_CASE)) {
            refuses(Capability.OPEN_CASE);
            return;
        }
        again();
        Target target = target(Capability.OPEN_CASE);
        write(Capability.OPEN_CASE).play(wire(), target);
        made(Ended.of(() -> Calls.write(connector(), Capability.OPEN_CASE, target)));
        assertThat(wire().sent()).as("subject").anyMatch(sent -> Words.in(sent, Calls.TITLE));
        assertThat(wire().sent()).as("words").anyMatch(sent -> Words.in(sent, target.text()));
    }

    @Test
    void R06_appendToCase_goesToThatCase() {
        toItsCase(Capability.APPEND_TO_CASE);
    }

    @Test
    void R07_reopenCase_goesToThatCase() {
        toItsCase(Capability.REOPEN_CASE);
    }

    @Test
    void R08_closeCase_goesToThatCase() {
        toItsCase(Capability.CLOSE_CASE);
    }

    private void toItsCase(Capability verb) {
        if (!has(verb)) {
            refuses(verb);
            return;
        }
        again();
        Target one = target(verb);
        Target other = new Target(
                one.post(), one.person(), one.contactId(), one.caseId() + "9", one.text(), new ActionKey("sccc:other"));
        write(verb).play(wire(), one);
        write(verb).play(wire(), other);
        made(Ended.of(() -> Calls.write(connector(), verb, other)));
        List<Sent> effects = wire().sent(write(verb).effect(other));
        assertThat(effects).as("effects of %s on its case", verb).isNotEmpty();
        assertThat(wire().sent())
                .as("requests that name the case")
                .anyMatch(sent -> Words.in(sent, other.caseId()) || sent.path().contains(other.caseId()));
    }

    @Test
    void R09_changes_tellOursFromOthers_andHaveTheirCase() {
        if (!has(Capability.CHANGES)) {
            refuses(Capability.CHANGES);
            return;
        }
        again();
        Objects.requireNonNull(recorded().reads().get(Capability.CHANGES)).play(wire());
        List<CaseChange> changes = walk(connector(), Capability.CHANGES, Cursor.START).all().stream()
                .map(CaseChange.class::cast)
                .toList();
        assertThat(changes).as("changes").isNotEmpty();
        assertThat(changes).allMatch(change -> !change.caseId().isBlank());
        assertThat(changes.stream().map(CaseChange::ours))
                .as("a recording with a change of our own and one of an agent")
                .contains(true, false);
    }

    @Test
    void R10_findPerson_asksForTheId_notForAName() {
        if (!has(Capability.FIND_PERSON)) {
            refuses(Capability.FIND_PERSON);
            return;
        }
        again();
        Read read = Objects.requireNonNull(recorded().reads().get(Capability.FIND_PERSON));
        read.play(wire());
        Ended ended = Ended.of(() -> connector().findPerson("twitter", read.asked()));
        assertThat(ids(ended.value())).as("people: %s", ended).isEqualTo(read.ids());
        assertThat(wire().sent())
                .as("requests that name the id")
                .anyMatch(sent -> Words.in(sent, read.asked()) || sent.path().contains(read.asked()));
    }
}
