package io.sccc.core.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.sccc.core.ledger.InMemoryLedger;
import io.sccc.core.model.ActionKind;
import io.sccc.core.spi.Ledger;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A checker is worth what it finds: each kind of harm is done on purpose and must be told. */
class CheckerTest {

    @TempDir
    Path folder;

    private final InMemoryLedger ledger = new InMemoryLedger();
    private Trial trial;

    @BeforeEach
    void run() throws InterruptedException {
        trial = Proof.trial(Store.MEMORY, folder, 60, FakeCrm.Manner.KEYS);
        try (Life life = new Life(trial, ledger, trial.size(), Duration.ZERO, Halt.never())) {
            life.begin();
            assertThat(life.settle(Duration.ofSeconds(60))).as("%s", trial).isTrue();
            assertThat(life.tally().toString())
                    .isEqualTo(Tally.of(ledger, List.of(Script.ACME, Script.BOREALIS))
                            .toString());
        }
    }

    private List<String> faults() {
        return Checker.faults(trial, ledger);
    }

    /** The ledger, lying where a method of this name is asked. */
    private List<String> faultsWhere(String method, Object answer) {
        Ledger lying = (Ledger) Proxy.newProxyInstance(
                Ledger.class.getClassLoader(), new Class<?>[] {Ledger.class}, (p, asked, a) -> {
                    try {
                        return asked.getName().equals(method) ? answer : asked.invoke(ledger, a);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
        return Checker.faults(trial, lying);
    }

    private FakeCrm.Line effect(ActionKind kind) {
        return FakeCrm.read(trial.crm()).stream()
                .filter(line -> line.effect() && line.kind() == kind)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void undisturbed_isFaultless() throws InterruptedException {
        Proof.verify(trial, ledger);
        assertThat(FakeCrm.read(trial.crm())).hasSizeGreaterThan(60);
    }

    @Test
    void acknowledgedPostNotStored_isFound() {
        trial = new Trial(trial.folder(), trial.place(), trial.seed() + 1, trial.size(), trial.manner());
        assertThat(faults()).anyMatch(fault -> fault.startsWith("I1") && fault.contains("posts stored"));
    }

    @Test
    void postNeitherDecidedNorDead_isFound() {
        assertThat(faultsWhere("judgments", null)).anyMatch(fault -> fault.startsWith("I1"));
    }

    @Test
    void caseOpenedTwice_isFound() {
        trial.crm().append(effect(ActionKind.OPEN_CASE).toString());
        assertThat(faults()).anyMatch(fault -> fault.startsWith("I2") && fault.contains("2 effects"));
    }

    @Test
    void effectNobodyAsked_isFound() {
        trial.crm().append("effect\tacme\tsccc:never\tOPEN_CASE\tc\tp\t");
        assertThat(faults()).anyMatch(fault -> fault.startsWith("I2") && fault.contains("never asked"));
    }

    @Test
    void actionDoneWithoutEffect_isFound() {
        trial = new Trial(trial.folder().resolve("gone"), trial.place(), trial.seed(), trial.size(), trial.manner());
        assertThat(faults()).anyMatch(fault -> fault.startsWith("I2") && fault.contains("nothing happened"));
    }

    @Test
    void repliedTwice_isFound() {
        trial.crm().append(effect(ActionKind.REPLY).toString());
        assertThat(faults()).anyMatch(fault -> fault.startsWith("I3"));
    }

    @Test
    void effectsOutOfOrder_areFound() throws IOException {
        List<FakeCrm.Line> lines = FakeCrm.read(trial.crm());
        Map<String, List<FakeCrm.Line>> byConversation = lines.stream()
                .filter(FakeCrm.Line::effect)
                .collect(java.util.stream.Collectors.groupingBy(line -> line.tenant() + line.conversation()));
        List<FakeCrm.Line> several = byConversation.values().stream()
                .filter(all -> all.size() > 1)
                .findFirst()
                .orElseThrow();
        List<String> swapped = new java.util.ArrayList<>(
                lines.stream().map(FakeCrm.Line::toString).toList());
        java.util.Collections.swap(
                swapped,
                swapped.indexOf(several.get(0).toString()),
                swapped.indexOf(several.get(1).toString()));
        Files.write(trial.folder().resolve("crm.journal"), swapped);
        assertThat(faults()).anyMatch(fault -> fault.startsWith("I4"));
    }

    @Test
    void numbersThatDoNotAddUp_areFound() {
        assertThat(faultsWhere("hops", null)).anyMatch(fault -> fault.startsWith("I5"));
    }

    @Test
    void personalDataInTheStoreOrLog_isFound() throws IOException {
        Files.createDirectories(trial.folder().resolve("store"));
        Files.writeString(trial.folder().resolve("store/ledger.db"), "x" + Script.CANARIES.get(0));
        Files.writeString(trial.log(), "log WARN " + Script.NAME_CANARY);
        assertThat(faults()).filteredOn(fault -> fault.startsWith("I6")).hasSize(2);
    }

    @Test
    void wordsOfAnotherTenant_areFound() {
        FakeCrm.Line line = effect(ActionKind.OPEN_CASE);
        trial.crm().append(line.toString().replaceAll("\t(acme|borealis)$", "\tother"));
        assertThat(faults()).anyMatch(fault -> fault.startsWith("I7"));
    }
}
