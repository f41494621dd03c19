package io.sccc.connectors.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.sccc.connectors.Capability;
import io.sccc.connectors.Check;
import io.sccc.connectors.Connector;
import io.sccc.connectors.Description;
import io.sccc.connectors.Unsupported;
import io.sccc.connectors.Wish;
import io.sccc.core.model.AccountId;
import io.sccc.core.model.ActionKey;
import io.sccc.core.model.ActionKind;
import io.sccc.core.model.PostId;
import io.sccc.core.spi.Cursor;
import io.sccc.core.spi.Page;
import io.sccc.core.spi.WebhookSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * What every connector promises (rules A). Vendors extend {@link SocialNetworkContract}, {@link CommunityContract}, {@link
 * CrmContract} or {@link WebhookContract}, which add to it.
 *
 * <p>A rule cannot be switched off: what a connector declares has to work, what it does not declare has to be refused.
 *
 * @param <C> the connector
 */
@TestMethodOrder(MethodOrderer.MethodName.class)
public abstract class ConnectorContract<C extends Connector> {

    private @Nullable Wire wire;
    private @Nullable C connector;
    private @Nullable Recording recording;

    /** For the contracts of this package. */
    ConnectorContract() {}

    /**
     * A connector to the scripted vendor, built with {@link Wire#url}, {@link Wire#clock} and {@link Wire#patience}. Called
     * once or more for each rule; the rule closes it.
     */
    protected abstract C connector(Wire wire);

    /** What the vendor's system shows of itself. Called once for each rule. */
    protected abstract Recording recording();

    @BeforeEach
    final void open() {
        wire = Wire.open();
        recording = recording();
        again();
    }

    @AfterEach
    final void close() {
        connector().close();
        wire().close();
        assertThat(wire().unexpected())
                .as("requests that the recording does not know")
                .isEmpty();
    }

    /** The scripted vendor of the rule that runs; for a vendor's own tests, too. */
    protected final Wire wire() {
        if (wire == null) {
            throw new IllegalStateException("not open");
        }
        return wire;
    }

    /** The connector of the rule that runs; for a vendor's own tests, too. */
    protected final C connector() {
        if (connector == null) {
            throw new IllegalStateException("not open");
        }
        return connector;
    }

    final Recording recorded() {
        if (recording == null) {
            throw new IllegalStateException("not open");
        }
        return recording;
    }

    final Shelf shelf() {
        Shelf shelf = recorded().shelf();
        if (shelf == null) {
            throw new AssertionError("the connector listens, and the recording has no listens(...)");
        }
        return shelf;
    }

    /** Another connector and a script that holds only what is always asked; the clock stays. */
    final C again() {
        if (connector != null) {
            connector.close();
        }
        wire().reset();
        wire().preface(recorded()::always);
        connector = connector(wire());
        return connector;
    }

    /** Another vendor, at whose place nothing of the one before can arrive any more, and another connector to it. */
    final void move() {
        connector().close();
        connector = null;
        wire().close();
        wire = Wire.open();
        again();
    }

    final boolean has(Capability capability) {
        return connector().capabilities().contains(capability);
    }

    @Test
    void A01_describe_isTheSameTwice_namesProductAndApi_asksNobody() {
        Description description = connector().describe();
        assertThat(told(connector().describe())).isEqualTo(told(description));
        assertThat(description.product()).isNotBlank();
        assertThat(description.version()).isNotBlank();
        assertThat(description.apiVersion()).isNotBlank();
        assertThat(wire().sent()).as("requests sent").isEmpty();
    }

    private static List<Object> told(Description one) {
        return List.of(
                one.id(),
                one.kind(),
                one.product(),
                one.version(),
                one.apiVersion(),
                one.config().markdown(),
                one.scopes(),
                one.notes());
    }

    @Test
    void A02_capabilities_stayTheSame_areOverriddenVerbs_andEachIsRecorded() {
        Set<Capability> declared = connector().capabilities();
        assertThat(declared)
                .isEqualTo(connector().capabilities())
                .isEqualTo(connector(wire()).capabilities());
        assertThat(wire().sent()).as("requests sent").isEmpty();
        assertThat(Calls.overriddenIn(connector())).as("overridden verbs").containsAll(declared);
        EnumSet<Capability> told = EnumSet.noneOf(Capability.class);
        told.addAll(recorded().reads().keySet());
        told.addAll(recorded().writes().keySet());
        if (recorded().shelf() != null) {
            told.add(Capability.LISTEN);
        }
        if (recorded().deliveries() != null) {
            told.add(Capability.WEBHOOK);
        }
        assertThat(told)
                .as("verbs that the recording tells of, by listens, delivers, reads and writes")
                .containsExactlyInAnyOrderElementsOf(declared);
    }

    @Test
    void A03_account_isTheSameTwice_andNamesTheSource() {
        AccountId account = connector().account();
        assertThat(account).isEqualTo(connector().account());
        assertThat(connector().name()).isNotBlank().isEqualTo(connector(wire()).name());
        assertThat(connector().accounts()).contains(account);
        assertThat(wire().sent()).as("requests sent").isEmpty();
    }

    @Test
    void A04_undeclaredVerbs_areRefused_andNothingIsSent() {
        for (Capability verb : undeclared()) {
            Ended ended = Ended.of(() -> Calls.any(connector(), verb, target(verb)));
            boolean refused = ended.thrown() instanceof Unsupported refusal && refusal.capability() == verb;
            assertThat(refused)
                    .as("%s is not declared and has to be refused: %s", verb, ended)
                    .isTrue();
        }
        if (!has(Capability.LISTEN)) {
            Page<?> page = connector().fetch(Cursor.START);
            assertThat(page.items()).isEmpty();
            assertThat(page.more()).isFalse();
        }
        assertThat(wire().sent()).as("requests sent").isEmpty();
    }

    @Test
    void A05_actions_handleTheDeclaredVerbs_onTheOwnAccountAlone() {
        AccountId stranger = new AccountId("sccc-elsewhere", "nobody");
        Set<Capability> declared = connector().capabilities();
        for (Capability verb : Calls.verbs(connector())) {
            ActionKind kind = verb.action();
            if (kind != null) {
                boolean expected = declared.stream().anyMatch(other -> other.action() == kind);
                assertThat(connector().actions().handles(kind, connector().account()))
                        .as("handles %s on its account", kind)
                        .isEqualTo(expected);
                assertThat(connector().actions().handles(kind, stranger))
                        .as("handles %s on another account", kind)
                        .isFalse();
            }
        }
    }

    @Test
    void A06_may_allowsWhatIsDeclared_refusesWhatIsNot_andAsksNobodyTwice() {
        PostId item = Calls.post(connector(), target(Capability.REPLY));
        for (Capability verb : Calls.verbs(connector())) {
            assertThat(connector()
                            .may(Wish.to(verb, item), wire().clock().instant())
                            .allowed())
                    .as("may %s", verb)
                    .isEqualTo(has(verb));
        }
    }

    @Test
    void A07_close_twiceAndFromAnotherThread_isQuiet() throws InterruptedException {
        connector().close();
        connector().close();
        Threads.run(2, number -> connector().close());
        assertThat(connector().describe().id()).isNotBlank();
    }

    @Test
    void A08_webhooks_areDeclared_whereItIsASource() {
        assertThat(has(Capability.WEBHOOK)).isEqualTo(connector() instanceof WebhookSource);
    }

    @Test
    void A09_check_healthyVendor_findsNoFault_andWritesNothing() {
        Rehearsal.playAll(this);
        assertThat(connector().check(wire().clock().instant()).findings())
                .as("faults of a healthy vendor")
                .noneMatch(finding -> finding.level() == Check.Level.FAULT);
        recorded()
                .writes()
                .forEach((verb, write) -> assertThat(wire().count(write.effect(target(verb))))
                        .as("effects of %s", verb)
                        .isZero());
        wire().forget();
    }

    @Test
    void A10_check_refusedCredential_isAFinding_notAnException() {
        boolean looks = !connector().check(wire().clock().instant()).findings().isEmpty();
        again();
        Rehearsal.playAll(this);
        wire().disturbAll(Answer.json(401, "{}"));
        Ended ended = Ended.of(() -> connector().check(wire().clock().instant()));
        assertThat(ended.thrown()).as("what check threw").isNull();
        assertThat(((Check) Objects.requireNonNull(ended.value())).worst() != Check.Level.OK)
                .as("tells of a refused credential")
                .isEqualTo(looks);
        wire().forget();
    }

    /** Verbs of the connector's interfaces that it does not declare. */
    final Set<Capability> undeclared() {
        Set<Capability> verbs = Calls.verbs(connector());
        verbs.removeAll(connector().capabilities());
        return verbs;
    }

    /** What a verb is asked in rules that ask it once: about item 1. */
    final Target target(Capability verb) {
        return target(verb, 1, "Hola, ya lo vemos", "sccc:testkey1");
    }

    final Target target(Capability verb, int number, String text, String key) {
        Shelf shelf = recorded().shelf();
        Deliveries deliveries = recorded().deliveries();
        String unheard = deliveries == null ? Integer.toString(number) : deliveries.id(number);
        return new Target(
                shelf == null ? unheard : shelf.id(number),
                shelf == null ? Integer.toString(100 + number) : shelf.person(number),
                recorded().contactId(),
                number == 1
                        ? recorded().caseId()
                        : recorded().caseId() + number, // closing one twice is no second effect
                Calls.speaks(verb) ? text : "",
                new ActionKey(key));
    }
}
