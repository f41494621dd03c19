package io.sccc.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.sccc.core.model.Fact;
import io.sccc.core.model.Facts;
import io.sccc.core.model.Route;
import io.sccc.core.testing.ManualClock;
import java.lang.management.ManagementFactory;
import java.lang.ref.WeakReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReloadingRouterTest {

    private static final Instant START = Instant.parse("2026-03-01T10:00:00Z");
    private static final Facts COMPLAINT = Facts.empty().put(Fact.COMPLAINT, true);

    @TempDir
    private Path folder;

    private static String rules(String tag) {
        return "rules: [{id: a, when: {complaint: true}, then: {level: CRM, tags: [" + tag + "]}}]";
    }

    private void write(String name, String text) throws Exception {
        Files.writeString(folder.resolve(name), text);
    }

    private static ConditionFactory soon() {
        return await().atMost(Duration.ofMinutes(1));
    }

    @Test
    void reload_rulesChanged_nextPostIsRoutedByThem_andSaysSo() throws Exception {
        write("r.yaml", rules("one"));
        ManualClock clock = new ManualClock(START);
        try (ReloadingRouter router = ReloadingRouter.builder(() -> DroolsRouter.of(folder))
                .clock(clock)
                .build()) {
            Route before = router.route(COMPLAINT);
            write("r.yaml", rules("two"));
            assertThat(router.route(COMPLAINT)).isEqualTo(before);
            clock.advance(Duration.ofMinutes(1));
            List<ReloadingRouter.Reload> done = router.reload();
            Route after = router.route(COMPLAINT);
            assertThat(after.tags()).containsExactly("two");
            assertThat(after.ruleset()).isEqualTo(router.ruleset()).isNotEqualTo(before.ruleset());
            assertThat(done).containsExactly(new ReloadingRouter.Reload("", after.ruleset(), true, null));
            assertThat(router.status())
                    .containsExactly(
                            new ReloadingRouter.Status("", after.ruleset(), 1, START.plusSeconds(60), 2, null, null));
            assertThat(router.rulesetText(before.ruleset())).contains("one");
            assertThat(router.rulesetText(after.ruleset())).isEqualTo(router.rulesetText());
            assertThat(router.rulesetText("other")).isNull();
        }
    }

    @Test
    void reload_faultyRules_oldSetStays_everyFaultIsTold() throws Exception {
        write("r.yaml", rules("one"));
        List<ReloadingRouter.Reload> told = new ArrayList<>();
        ManualClock clock = new ManualClock(START);
        try (ReloadingRouter router = ReloadingRouter.builder(() -> DroolsRouter.of(folder))
                .clock(clock)
                .onReload(reload -> {
                    told.add(reload);
                    throw new IllegalStateException("a listener that fails");
                })
                .build()) {
            Route before = router.route(COMPLAINT);
            write("r.yaml", rules("two").replace("CRM", "CRMM").replace("complaint", "complant"));
            clock.advance(Duration.ofMinutes(1));
            assertThat(router.reload().get(0).failed()).isTrue();
            assertThat(told).hasSize(1);
            assertThat(told.get(0).fault())
                    .contains("2 faults")
                    .contains("CRMM")
                    .contains("complant");
            assertThat(router.route(COMPLAINT)).isEqualTo(before);
            ReloadingRouter.Status status = router.status().get(0);
            assertThat(status.since()).isEqualTo(START);
            assertThat(status.failedAt()).isEqualTo(START.plusSeconds(60));
            assertThat(status.fault()).isEqualTo(told.get(0).fault());
            write("r.yaml", rules("two"));
            router.reload();
            assertThat(router.status().get(0).fault()).isNull();
            assertThat(router.route(COMPLAINT).tags()).containsExactly("two");
        }
    }

    @Test
    void build_faultyFromTheStart_throws() throws Exception {
        write("r.yaml", "rules: [{id: a}]");
        assertThatThrownBy(() -> ReloadingRouter.watching(folder)).isInstanceOf(RuleFaults.class);
    }

    @Test
    void tenants_haveRulesOfTheirOwn_thatFailByThemselves() throws Exception {
        write("r.yaml", rules("all"));
        Path acme = Files.createDirectory(folder.resolve("acme"));
        Files.writeString(acme.resolve("r.yaml"), rules("acme"));
        try (ReloadingRouter router = ReloadingRouter.builder(() -> DroolsRouter.of(folder))
                .tenant("acme", () -> DroolsRouter.of(acme))
                .build()) {
            Facts ofAcme = COMPLAINT.copy().put(Fact.TENANT, "acme");
            Facts ofOther = COMPLAINT.copy().put(Fact.TENANT, "globex");
            assertThat(router.route(ofAcme).tags()).containsExactly("acme");
            assertThat(router.route(ofOther).tags()).containsExactly("all");
            assertThat(router.route(COMPLAINT).tags()).containsExactly("all");
            assertThat(router.rulesetText(router.route(ofAcme).ruleset())).contains("acme");
            Files.writeString(acme.resolve("r.yaml"), "rules: 7");
            write("r.yaml", rules("all-2"));
            assertThat(router.reload())
                    .extracting(ReloadingRouter.Reload::failed)
                    .containsExactly(false, true);
            assertThat(router.route(ofAcme).tags()).containsExactly("acme");
            assertThat(router.route(ofOther).tags()).containsExactly("all-2");
        }
    }

    @Test
    void watch_filesThatStillChange_areLeftUntilTheyRest_andAreOneReload() throws Exception {
        write("a.yaml", rules("one"));
        AtomicInteger changes = new AtomicInteger();
        try (RuleWatch watch = new RuleWatch(List.of(folder), changes::incrementAndGet)) {
            watch.poll();
            assertThat(changes).hasValue(0);
            write("a.yaml", "rules: [{id: half");
            watch.poll();
            write("a.yaml", rules("a longer name"));
            write("b.yaml", rules("b"));
            watch.poll();
            assertThat(changes).as("not yet at rest").hasValue(0);
            watch.poll();
            watch.poll();
            assertThat(changes).hasValue(1);
            Files.delete(folder.resolve("b.yaml"));
            watch.poll();
            watch.poll();
            assertThat(changes).hasValue(2);
        }
    }

    @Test
    void watching_folderChanges_rulesFollow_untilClosed() throws Exception {
        write("r.yaml", rules("one"));
        List<ReloadingRouter.Reload> told = new CopyOnWriteArrayList<>();
        ReloadingRouter router = ReloadingRouter.builder(() -> DroolsRouter.of(folder))
                .watch(folder)
                .every(Duration.ofMillis(20))
                .onReload(told::add)
                .build();
        try (router) {
            write("r.yaml", rules("second"));
            soon().until(() -> router.route(COMPLAINT).tags().contains("second"));
            write("r.yaml", "rules: [{");
            soon().until(() -> router.status().get(0).fault() != null);
            assertThat(router.route(COMPLAINT).tags()).containsExactly("second");
        }
        soon().until(() -> Thread.getAllStackTraces().keySet().stream()
                .noneMatch(thread -> thread.getName().equals("sccc-rules-watch")));
    }

    @Test
    void watching_listenerFailsWithAnError_isWatchedOn() throws Exception {
        write("r.yaml", rules("one"));
        try (ReloadingRouter router = ReloadingRouter.builder(() -> DroolsRouter.of(folder))
                .watch(folder)
                .every(Duration.ofMillis(20))
                .onReload(reload -> {
                    throw new AssertionError("a listener that fails");
                })
                .build()) {
            write("r.yaml", rules("second"));
            soon().until(() -> router.route(COMPLAINT).tags().contains("second"));
            write("r.yaml", rules("the third"));
            soon().until(() -> router.route(COMPLAINT).tags().contains("the third"));
        }
    }

    @Test
    void close_whileReloading_theLoadEndsUndisturbed() throws Exception {
        write("r.yaml", rules("one"));
        List<ReloadingRouter.Reload> told = new CopyOnWriteArrayList<>();
        AtomicInteger loads = new AtomicInteger();
        CountDownLatch loading = new CountDownLatch(1);
        CountDownLatch mayLoad = new CountDownLatch(1);
        ReloadingRouter router = ReloadingRouter.builder(() -> {
                    if (loads.incrementAndGet() == 2) {
                        loading.countDown();
                        pass(mayLoad);
                    }
                    return DroolsRouter.of(folder);
                })
                .watch(folder)
                .every(Duration.ofMillis(20))
                .onReload(told::add)
                .build();
        try (router) {
            write("r.yaml", rules("second"));
            loading.await();
        }
        mayLoad.countDown();
        soon().until(() -> !told.isEmpty());
        assertThat(told).extracting(ReloadingRouter.Reload::fault).containsOnlyNulls();
        assertThat(router.route(COMPLAINT).tags()).containsExactly("second");
    }

    private static void pass(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void route_whileReloading_everyDecisionIsOfOneSet() throws Exception {
        AtomicInteger version = new AtomicInteger();
        try (ReloadingRouter router =
                ReloadingRouter.builder(() -> of("v" + version.get() % 2)).build()) {
            String first = router.ruleset();
            AtomicBoolean done = new AtomicBoolean();
            ExecutorService threads = Executors.newFixedThreadPool(3);
            try {
                List<Future<Boolean>> all = new ArrayList<>();
                for (int i = 0; i < 3; i++) {
                    all.add(threads.submit(() -> {
                        boolean right = true;
                        while (!done.get()) {
                            Route route = router.route(COMPLAINT);
                            right &= route.tags().equals(List.of(route.ruleset().equals(first) ? "v0" : "v1"));
                        }
                        return right;
                    }));
                }
                for (int i = 0; i < 50; i++) {
                    version.incrementAndGet();
                    router.reload();
                }
                done.set(true);
                for (Future<Boolean> each : all) {
                    assertThat(each.get()).isTrue();
                }
            } finally {
                done.set(true);
                threads.shutdownNow();
            }
        }
    }

    private static DroolsRouter of(String tag) {
        return DroolsRouter.of(rules(tag), "r.yaml");
    }

    @Test
    void reload_500Times_leavesNothingBehind() {
        AtomicInteger version = new AtomicInteger();
        List<WeakReference<DroolsRouter>> made = new ArrayList<>();
        try (ReloadingRouter router = ReloadingRouter.builder(() -> {
                    DroolsRouter next = of("v" + version.incrementAndGet());
                    made.add(new WeakReference<>(next));
                    return next;
                })
                .build()) {
            for (int i = 0; i < 20; i++) {
                router.reload();
                router.route(COMPLAINT);
            }
            long classes = ManagementFactory.getClassLoadingMXBean().getLoadedClassCount();
            for (int i = 0; i < 500; i++) {
                router.reload();
                router.route(COMPLAINT);
            }
            assertThat(ManagementFactory.getClassLoadingMXBean().getLoadedClassCount() - classes)
                    .isLessThan(100);
            soon().until(() -> {
                System.gc();
                return made.stream().filter(each -> each.get() != null).count() == 1;
            });
        }
    }

    @Test
    void reload_withDrl_oldSetsAndTheirClassesAreForgotten() {
        AtomicInteger version = new AtomicInteger();
        List<WeakReference<DroolsRouter>> made = new ArrayList<>();
        try (ReloadingRouter router = ReloadingRouter.builder(() -> {
                    DroolsRouter next = DroolsRouter.builder()
                            .drl(
                                    "package own; import io.sccc.rules.drools.*; global Hits hits;"
                                            + " rule r when Message(complaint == true) then hits.add(\"v"
                                            + version.incrementAndGet() + "\"); end",
                                    "own.drl")
                            .build();
                    made.add(new WeakReference<>(next));
                    return next;
                })
                .build()) {
            for (int i = 2; i < 8; i++) {
                router.reload();
                assertThat(router.route(COMPLAINT).rules()).containsExactly("v" + i);
            }
            soon().until(() -> {
                System.gc();
                return made.stream().filter(each -> each.get() != null).count() == 1;
            });
        }
    }
}
