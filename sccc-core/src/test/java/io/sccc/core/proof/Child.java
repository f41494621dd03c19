package io.sccc.core.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A child process with one life of a trial. Ended with its parent's test, whatever happens. */
final class Child implements AutoCloseable {

    private final Process process;
    private final Path log;
    private final Thread reader;
    private final List<String> said = new ArrayList<>();

    private Child(Process process, Path log) {
        this.process = process;
        this.log = log;
        this.reader = new Thread(this::read, "child-" + process.pid());
        reader.setDaemon(true);
        reader.start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
    }

    /** How a child is started. */
    record Plan(
            Trial trial,
            int limit,
            String node,
            Duration lease,
            Duration pace,
            List<String> properties,
            List<String> watcher) {

        static Plan of(Trial trial) {
            return new Plan(trial, trial.size(), "one", Duration.ofSeconds(2), Duration.ZERO, List.of(), List.of());
        }

        Plan limit(int items) {
            return new Plan(trial, items, node, lease, pace, properties, watcher);
        }

        Plan node(String name) {
            return new Plan(trial, limit, name, lease, pace, properties, watcher);
        }

        Plan pace(Duration each) {
            return new Plan(trial, limit, node, lease, each, properties, watcher);
        }

        /** Halts at a place of the ledger or of a test double. */
        Plan halt(String place) {
            return new Plan(
                    trial,
                    limit,
                    node,
                    lease,
                    pace,
                    List.of("-Dsccc.failpoint=" + place, "-D" + Halt.PROPERTY + "=" + place),
                    watcher);
        }

        /** Likewise; the child also saves a token and takes dead letters back. */
        Plan upkeep() {
            List<String> more = new ArrayList<>(properties);
            more.add("-D" + ChildMain.UPKEEP + "=true");
            return new Plan(trial, limit, node, lease, pace, more, watcher);
        }

        /** Keeps a thread at a place of a test double, see {@link Halt}. */
        Plan hold(String place) {
            return new Plan(trial, limit, node, lease, pace, List.of("-D" + Halt.HOLD + "=" + place), watcher);
        }

        /** Started by another program, which ends as the child does. */
        Plan under(List<String> command) {
            return new Plan(trial, limit, node, lease, pace, properties, command);
        }

        Child start() {
            List<String> command = new ArrayList<>(watcher);
            command.addAll(List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-Xmx256m",
                    "-XX:+UseSerialGC",
                    "-XX:TieredStopAtLevel=1",
                    "-Xshare:auto",
                    "-Dfile.encoding=UTF-8",
                    "-D" + ProofLog.PROPERTY + "=true"));
            command.addAll(properties);
            command.addAll(List.of(
                    "-cp",
                    System.getProperty("java.class.path"),
                    ChildMain.class.getName(),
                    trial.folder().toString(),
                    trial.place(),
                    Long.toString(trial.seed()),
                    Integer.toString(trial.size()),
                    trial.manner().name(),
                    node,
                    Long.toString(lease.toMillis()),
                    Long.toString(pace.toMillis()),
                    Integer.toString(limit)));
            try {
                return new Child(
                        new ProcessBuilder(command).redirectErrorStream(true).start(), trial.log());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private void read() {
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                Files.writeString(
                        log, process.pid() + " " + line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
                hear(line);
            }
        } catch (IOException e) {
            hear("cannot be heard: " + e);
        }
        hear("(silent)");
    }

    private synchronized void hear(String line) {
        said.add(line);
        notifyAll();
    }

    /** Waits for a line that begins like this; null when the child ended, or {@code most} passed, without. */
    synchronized @Nullable String await(String beginning, Duration most) throws InterruptedException {
        long deadline = System.nanoTime() + most.toNanos();
        while (System.nanoTime() < deadline) {
            String found = said(beginning);
            if (found != null || said.contains("(silent)")) {
                return found;
            }
            wait(100);
        }
        return null;
    }

    /** A line said so far that begins like this; null when there is none. */
    synchronized @Nullable String said(String beginning) {
        return said.stream()
                .filter(line -> line.startsWith(beginning))
                .findFirst()
                .orElse(null);
    }

    /** How long it took to get the first thing done; null when it never did. */
    @Nullable
    Recovery recovery() {
        String line = said("first ");
        if (line == null) {
            return null;
        }
        String[] words = line.split(" ");
        return new Recovery(Long.parseLong(words[1]), Long.parseLong(words[2]));
    }

    /**
     * From the start of a process to the first thing it got done.
     *
     * @param millis by the clock
     * @param processor milliseconds of processors: other work on the machine does not stretch these
     */
    record Recovery(long millis, long processor) {}

    /** Its end as the system tells it, once everything it said is heard: 0, or 137 after a kill; -1 when it goes on. */
    int end(Duration most) throws InterruptedException {
        if (!process.waitFor(most.toMillis(), TimeUnit.MILLISECONDS)) {
            return -1;
        }
        reader.join(most.toMillis());
        return process.exitValue();
    }

    /** SIGKILL. */
    void kill() throws InterruptedException {
        process.destroyForcibly();
        process.waitFor(20, TimeUnit.SECONDS);
    }

    /** SIGSTOP; returns once every thread of it stands still. */
    void freeze() throws IOException, InterruptedException {
        signal("STOP");
        for (int i = 0; !still(); i++) {
            assertThat(i).as("ten seconds after SIGSTOP some thread still runs").isLessThan(1000);
            Thread.sleep(10);
        }
    }

    /** Does the system say of every thread that it is stopped? The state follows the name in parentheses. */
    private boolean still() {
        try (Stream<Path> threads = Files.list(Path.of("/proc", Long.toString(process.pid()), "task"))) {
            for (Path thread : threads.toList()) {
                String state = Files.readString(thread.resolve("stat"));
                if (state.charAt(state.lastIndexOf(')') + 2) != 'T') {
                    return false;
                }
            }
            return true;
        } catch (IOException e) {
            return false; // a thread ended while it was looked at
        }
    }

    /** SIGCONT. */
    void thaw() throws IOException, InterruptedException {
        signal("CONT");
    }

    /** By the number of this process only. */
    private void signal(String name) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                .inheritIO()
                .start()
                .waitFor();
    }

    /** Everything it said, for a test that fails. */
    synchronized String words() {
        return String.join("\n", said.subList(Math.max(0, said.size() - 60), said.size()));
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
