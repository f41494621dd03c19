package io.sccc.connectors.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.sccc.connectors.Capability;
import io.sccc.connectors.Connector;
import io.sccc.connectors.ConnectorActions;
import io.sccc.connectors.Lookup;
import io.sccc.core.error.TransientException;
import io.sccc.core.model.ActionKind;
import io.sccc.core.model.Outcome;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What every writing verb promises (rules E): one effect for one key, at the right address, in the right words. */
abstract class EffectRules<C extends Connector> extends FaultRules<C> {

    private static final String OTHER = "sccc:testkey2";

    /** For each writing verb; a connector without any refuses them all. */
    private void each(Consumer<Scene> rule) {
        List<Scene> writing = writing();
        if (writing.isEmpty()) {
            refusesToWrite();
        }
        writing.forEach(rule);
    }

    private static <X> X told(@Nullable X one) {
        return Objects.requireNonNull(one);
    }

    private Write write(Scene scene) {
        return told(scene.write);
    }

    @Test
    void E01_write_hasOneEffect_andTellsTheVendorsId() {
        each(scene -> {
            Ended ended = scene.play().call();
            assertThat(ended.value()).as("%s: %s", scene, ended).isInstanceOf(Outcome.Sent.class);
            assertThat(made(ended)).isEqualTo(write(scene).id(target(scene.verb)));
            assertThat(wire().count(scene.where())).as("effects of %s", scene).isEqualTo(1);
        });
    }

    @Test
    void E02_otherTarget_goesToTheOtherAddress() {
        each(scene -> {
            again();
            Target first = target(scene.verb, 1, "uno", "sccc:first");
            Target second = target(scene.verb, 2, "dos", "sccc:second");
            write(scene).play(wire(), first);
            write(scene).play(wire(), second);
            made(Ended.of(() -> Calls.write(connector(), scene.verb, first)));
            int before = wire().sent().size();
            made(Ended.of(() -> Calls.write(connector(), scene.verb, second)));
            List<Sent> later = wire().sent().subList(before, wire().sent().size());
            assertThat(later.stream().filter(write(scene).effect(second)::meets))
                    .as("effects of %s at the second address", scene)
                    .hasSize(1);
        });
    }

    @Test
    void E03_answerLate_isLost_andSentOnce() {
        each(scene -> {
            Ended ended = scene.late();
            lost(scene, endedInTime(scene, wire().late(), ended));
        });
    }

    @Test
    void E04_connectionResetAfterSending_isLost_andSentOnce() {
        each(scene -> lost(scene, Answer.json("{}").with(Answer.Trouble.RESET)));
    }

    @Test
    void E05_connectionClosedAfterSending_isLost_andSentOnce() {
        each(scene -> lost(scene, Answer.json("{}").with(Answer.Trouble.CLOSED)));
    }

    @Test
    void E06_answerCut_isLost_andSentOnce() {
        each(scene -> lost(scene, Answer.json("{}").with(Answer.Trouble.GARBAGE)));
    }

    private void lost(Scene scene, Answer answer) {
        lost(scene, scene.disturbed(answer));
    }

    private void lost(Scene scene, Ended ended) {
        nobodyKnows(scene, ended);
        assertThat(wire().count(scene.where()))
                .as("times that %s was sent", scene)
                .isEqualTo(1);
    }

    @Test
    void E07_find_whereTheEffectIs_findsItsId() {
        each(scene -> {
            Lookup lookup = find(scene, write(scene).found());
            if (write(scene).found() == null) {
                assertThat(lookup instanceof Lookup.Found)
                        .as("%s found what nobody recorded", scene)
                        .isFalse();
                assertThat(lookup instanceof Lookup.AskAgain)
                        .as("%s may be asked again", scene)
                        .isEqualTo(write(scene).keyed());
            } else if (!(write(scene).keyed() && lookup instanceof Lookup.AskAgain)) {
                assertThat(lookup).isEqualTo(new Lookup.Found(write(scene).id(target(scene.verb))));
            }
        });
    }

    @Test
    void E08_find_whereNoEffectIs_findsNothing() {
        each(scene -> assertThat(find(scene, write(scene).absent()) instanceof Lookup.Found)
                .as("%s found an effect that is not there", scene)
                .isFalse());
    }

    @Test
    void E09_find_whenTheVendorIsDown_isTriedAgain_neverTakenForNothing() {
        each(scene -> {
            if (write(scene).found() == null) {
                assertThat(find(scene, null) instanceof Lookup.Found).isFalse();
                return;
            }
            again();
            wire().disturb(Request.any(), Answer.json(503, "{}"));
            Ended ended = Ended.of(() -> lookup(scene));
            boolean again = write(scene).keyed() && ended.value() instanceof Lookup.AskAgain;
            assertThat(again || ended.thrown() instanceof TransientException)
                    .as("find of %s at a vendor that is down: %s", scene, ended)
                    .isTrue();
            assertThat(wire().count(scene.where())).as("effects while looking").isZero();
        });
    }

    @Test
    void E10_lostAnswer_throughTheCenter_oneEffectRemains() {
        each(scene -> {
            if (scene.verb == Capability.MARK_SOLVED) {
                return; // no action asks for it; E03 and E07 hold for it
            }
            scene.play();
            wire().disturb(scene.where(), Answer.json("{}").with(Answer.Trouble.RESET));
            ConnectorActions actions = ConnectorActions.of(connector(), wire().clock());
            Target target = target(scene.verb);
            Ended first = Ended.of(() -> actions.handle(Calls.action(connector(), scene.verb, target), target.key()));
            wire().calm();
            script(scene, write(scene).found());
            Ended then = Ended.of(() -> first.lost()
                    ? actions.reconcile(Calls.action(connector(), scene.verb, target), target.key())
                    : actions.handle(Calls.action(connector(), scene.verb, target), target.key()));
            if (then.value() instanceof Outcome.Deferred) {
                actions.handle(Calls.action(connector(), scene.verb, target), target.key());
            }
            assertThat(wire().count(scene.where()))
                    .as("times that %s was sent for one key", scene)
                    .isLessThanOrEqualTo(write(scene).keyed() ? 2 : 1);
        });
    }

    @Test
    void E11_sameKey_sameRequest_otherKeyOtherRequest() {
        each(scene -> {
            byte[] first = bytes(scene, target(scene.verb));
            assertThat(Arrays.equals(first, bytes(scene, target(scene.verb))))
                    .as("%s sends the same for the same key", scene)
                    .isTrue();
            if (write(scene).keyed() || write(scene).found() != null) {
                Target other = target(scene.verb, 1, "Hola, ya lo vemos", OTHER);
                boolean told = !Arrays.equals(first, bytes(scene, other)) || readable(scene);
                assertThat(told).as("%s tells keys apart", scene).isTrue();
            }
        });
    }

    /** Is the effect itself what is looked up: a case that is closed, a contact that is there, whoever did it? */
    private boolean readable(Scene scene) {
        return switch (scene.verb) {
            case REACT, HIDE, MARK_SOLVED, UPSERT_CONTACT, CLOSE_CASE -> true;
            default -> false;
        };
    }

    private byte[] bytes(Scene scene, Target target) {
        again();
        write(scene).play(wire(), target);
        made(Ended.of(() -> Calls.write(connector(), scene.verb, target)));
        List<Sent> sent = wire().sent(write(scene).effect(target));
        assertThat(sent).as("effects of %s", scene).hasSize(1);
        Sent one = sent.get(0);
        String key = String.valueOf(one.header("idempotency-key"));
        return (one.method() + one.path() + one.query() + key + one.text()).getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void E12_words_arriveAsTheyAre() {
        each(scene -> Words.ALL.forEach(words -> {
            again();
            Target target = target(scene.verb, 1, words, "sccc:testkey1");
            write(scene).play(wire(), target);
            made(Ended.of(() -> Calls.write(connector(), scene.verb, target)));
            assertThat(wire().sent().stream().anyMatch(sent -> Words.in(sent, target.text())))
                    .as("%s sends these words: %s", scene, target.text())
                    .isTrue();
        }));
    }

    @Test
    void E13_loneSurrogate_isSentAsReadableUtf8_orRefused() {
        each(scene -> {
            again();
            Target target = target(scene.verb, 1, Words.LONE_SURROGATE, "sccc:testkey1");
            write(scene).play(wire(), target);
            Ended ended = Ended.of(() -> Calls.write(connector(), scene.verb, target));
            boolean refused = ended.value() instanceof Outcome.Rejected || ended.fault() != null;
            if (refused) {
                assertThat(wire().count(write(scene).effect(target)))
                        .as("effects")
                        .isZero();
            } else {
                made(ended);
                Sent sent = wire().sent(write(scene).effect(target)).get(0);
                assertThat(utf8(sent) && !sent.text().toLowerCase(Locale.ROOT).contains("\\ud83d"))
                        .as("%s sends UTF-8 without halves of characters", scene)
                        .isTrue();
            }
        });
    }

    private static boolean utf8(Sent sent) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(sent.body()));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    @Test
    void E14_unknownFieldsInTheAnswer_changeNothing() {
        each(scene -> {
            scene.play();
            wire().overlay(Strangers::into);
            assertThat(made(scene.call())).isEqualTo(write(scene).id(target(scene.verb)));
        });
    }

    @Test
    void E15_eightThreads_eightKeys_oneEffectEach() {
        each(scene -> {
            again();
            List<Target> targets = IntStream.rangeClosed(1, Threads.EIGHT)
                    .mapToObj(number -> target(scene.verb, number, "mensaje " + number, "sccc:thread" + number))
                    .toList();
            targets.forEach(target -> write(scene).play(wire(), target));
            try {
                Threads.run(
                        Threads.EIGHT,
                        number -> made(Ended.of(() -> Calls.write(connector(), scene.verb, targets.get(number - 1)))));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            long effects = wire().sent().stream()
                    .filter(sent -> targets.stream()
                            .anyMatch(target -> write(scene).effect(target).meets(sent)))
                    .count();
            assertThat(effects).as("effects of eight threads by %s", scene).isEqualTo(Threads.EIGHT);
        });
    }

    @Test
    void E16_thereAlready_isAlreadyDone() {
        each(scene -> {
            BiConsumer<Wire, Target> already = write(scene).already();
            boolean owed = switch (scene.verb) {
                case UPSERT_CONTACT, CLOSE_CASE, MARK_SOLVED -> true;
                default -> false;
            };
            assertThat(already != null || !owed)
                    .as("%s recorded with already(...)", scene)
                    .isTrue();
            if (already == null) {
                return; // no such state at this vendor's; E01 says what a first time does
            }
            scene.play();
            already.accept(wire(), target(scene.verb));
            Ended ended = scene.call();
            assertThat(ended.value()).as("%s: %s", scene, ended).isInstanceOf(Outcome.AlreadyDone.class);
        });
    }

    @Test
    void E17_successThatRefuses_isNeverASuccess() {
        each(scene -> {
            Answer refused = write(scene).refused();
            boolean silent = refused == null && write(scene).answer().body().length == 0;
            Answer answer = refused != null ? refused : Answer.json("{\"error\":\"refused\"}");
            Ended ended = scene.disturbed(answer);
            boolean done = ended.value() instanceof Outcome.Sent || ended.value() instanceof Outcome.AlreadyDone;
            assertThat(done && !silent)
                    .as("%s took a refusal for a success: %s", scene, ended)
                    .isFalse();
            if (refused != null) {
                assertThat(ended.value() instanceof Outcome.Rejected || ended.fault() != null)
                        .as("%s told what was refused: %s", scene, ended)
                        .isTrue();
            }
        });
    }

    @Test
    void E18_find_ofAnActionThatItDoesNotDo_findsNothing() {
        Set<ActionKind> own = EnumSet.noneOf(ActionKind.class);
        connector().capabilities().forEach(verb -> {
            if (verb.action() != null) {
                own.add(verb.action());
            }
        });
        for (Capability verb : Capability.values()) {
            if (verb.action() != null && !own.contains(verb.action())) {
                again();
                Target target = target(verb);
                Ended ended = Ended.of(() -> connector().find(Calls.action(connector(), verb, target), target.key()));
                assertThat(ended.value() instanceof Lookup.Found)
                        .as("find %s for %s, which the connector does not do: answer Lookup.Unclear", ended, verb)
                        .isFalse();
            }
        }
        wire().forget();
    }

    private Lookup find(Scene scene, @Nullable BiConsumer<Wire, Target> seen) {
        again();
        script(scene, seen);
        Ended ended = Ended.of(() -> lookup(scene));
        assertThat(wire().unexpected())
                .as(
                        "what find of %s asked and the recording has no line for; tell Write.looksUp(there, notThere)",
                        scene)
                .isEmpty();
        assertThat(ended.thrown()).as("what find of %s threw", scene).isNull();
        assertThat(wire().count(scene.where())).as("effects while looking").isZero();
        return (Lookup) told(ended.value());
    }

    private Lookup lookup(Scene scene) {
        Target target = target(scene.verb);
        return scene.verb == Capability.MARK_SOLVED
                ? new Lookup.Unclear()
                : connector().find(Calls.action(connector(), scene.verb, target), target.key());
    }

    private void script(Scene scene, @Nullable BiConsumer<Wire, Target> seen) {
        if (seen != null) {
            seen.accept(wire(), target(scene.verb));
        }
    }
}
