package io.sccc.connectors.testkit;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import io.sccc.core.testing.ManualClock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * A scripted vendor on loopback: answers what it was told to answer, disturbs it when told, and keeps what was sent. A
 * script is a list of lines "request, answer"; the line told last that fits a request answers it. What fits no line is
 * answered 501 and kept as {@link #unexpected()}. Thread-safe.
 *
 * <p>Build the connector with {@link #url()}, {@link #clock()} and {@link #patience()}.
 */
public final class Wire implements AutoCloseable {

    private static final Instant START = Instant.parse("2026-03-02T12:00:00Z");
    private static final Duration PATIENT = Duration.ofSeconds(20);
    private static final int LATE = 10;
    private static final Answer NOT_IN_THE_SCRIPT = Answer.json(501, "{}");

    private final List<Line> script = new CopyOnWriteArrayList<>();
    private final List<Line> preface = new CopyOnWriteArrayList<>();
    private final List<Disturbance> disturbances = new CopyOnWriteArrayList<>();
    private final List<Sent> sent = new CopyOnWriteArrayList<>();
    private final List<Sent> scripted = new CopyOnWriteArrayList<>();
    private final List<Sent> unexpected = new CopyOnWriteArrayList<>();
    private final ManualClock clock = new ManualClock(START);
    private final WireMockServer server;
    private final Socket mute = new Socket();
    private volatile UnaryOperator<Answer> overlay = UnaryOperator.identity();
    private volatile boolean prefaced;
    private volatile Duration patience = PATIENT;
    private volatile CountDownLatch released = new CountDownLatch(1);

    private record Line(Request request, Function<Sent, Answer> answer) {}

    private record Disturbance(Request request, Function<Sent, Answer> answer) {}

    private Wire() {
        server = new WireMockServer(WireMockConfiguration.options()
                .dynamicPort()
                .bindAddress("127.0.0.1")
                .disableRequestJournal()
                .gzipDisabled(true)
                .containerThreads(40)
                .jettyAcceptors(1)
                .jettyStopTimeout(1L)
                .extensions(new Script(this::answer)));
        server.stubFor(WireMock.any(WireMock.anyUrl()).willReturn(WireMock.ok()));
    }

    /** A vendor that answers nothing yet, on a free port of 127.0.0.1. */
    public static Wire open() {
        Wire wire = new Wire();
        wire.server.start();
        return wire;
    }

    /** Where it answers, without a slash at the end. */
    public URI url() {
        return URI.create("http://127.0.0.1:" + server.port());
    }

    /** The time the connector goes by; it stands at 2026-03-02T12:00:00Z until moved. */
    public ManualClock clock() {
        return clock;
    }

    /** The call timeout to build the connector with: long, and short in rules about answers that come late. */
    public Duration patience() {
        return patience;
    }

    /** Connectors made from now on have so little patience. */
    void hurry(Duration little) {
        patience = little;
    }

    /** How late a late answer is, which no connector waits for. */
    Duration late() {
        return patience.multipliedBy(LATE);
    }

    /** Answers such requests so, from now on. */
    public Wire on(Request request, Answer answer) {
        return on(request, sent -> answer);
    }

    /** Answers such requests by a function of them, from now on; it is called on the server's threads. */
    public Wire on(Request request, Function<Sent, Answer> answer) {
        (prefaced ? preface : script).add(0, new Line(request, answer));
        return this;
    }

    /** Answers such requests so, whatever the script says, until {@link #calm()}. */
    public Wire disturb(Request request, Answer answer) {
        return disturb(request, sent -> answer);
    }

    Wire disturb(Request request, Function<Sent, Answer> answer) {
        disturbances.add(0, new Disturbance(request, answer));
        return this;
    }

    /** Disturbs everything, what is always asked included. */
    void disturbAll(Answer answer) {
        preface.clear();
        disturb(Request.any(), answer);
    }

    /** Lines that no disturbance touches. */
    void preface(Consumer<Wire> lines) {
        prefaced = true;
        try {
            lines.accept(this);
        } finally {
            prefaced = false;
        }
    }

    /** Changes every answer of the script on its way. */
    void overlay(UnaryOperator<Answer> change) {
        overlay = change;
    }

    /** Ends every disturbance. */
    public Wire calm() {
        disturbances.clear();
        released.countDown();
        released = new CountDownLatch(1);
        overlay = UnaryOperator.identity();
        return this;
    }

    /** Forgets the script, the disturbances and what was sent. */
    public Wire reset() {
        script.clear();
        preface.clear();
        forget();
        return calm();
    }

    /** Forgets what was sent. */
    public Wire forget() {
        sent.clear();
        scripted.clear();
        unexpected.clear();
        return this;
    }

    /** What was sent, in the order in which it arrived. */
    public List<Sent> sent() {
        return List.copyOf(sent);
    }

    /** What was sent of such requests. */
    public List<Sent> sent(Request request) {
        return sent.stream().filter(request::meets).toList();
    }

    /** How often such a request arrived. */
    public int count(Request request) {
        return sent(request).size();
    }

    /** What was sent besides what is always asked. */
    List<Sent> scripted() {
        return List.copyOf(scripted);
    }

    /** Waits until such a request has arrived, besides what is always asked; has it? */
    boolean arrives(Request request, Duration most) {
        long until = System.nanoTime() + most.toNanos();
        synchronized (scripted) {
            try {
                while (scripted.stream().noneMatch(request::meets)) {
                    long left = until - System.nanoTime();
                    if (left <= 0) {
                        return false;
                    }
                    TimeUnit.NANOSECONDS.timedWait(scripted, left);
                }
                return true;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
    }

    /** What the script had no line for. */
    public List<Sent> unexpected() {
        return List.copyOf(unexpected);
    }

    /** From now on nobody listens at {@link #url()}; connections are refused. */
    public void hangUp() {
        if (!server.isRunning()) {
            return;
        }
        int port = server.port();
        server.stop();
        try {
            mute.setReuseAddress(true); // the port stays taken: another process might listen there otherwise
            mute.bind(new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ends the server. */
    @Override
    public void close() {
        released.countDown();
        server.stop();
        try {
            mute.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Answer answer(Sent request) {
        sent.add(request);
        CountDownLatch until = released;
        Answer answer = scripted(request);
        try {
            if (!answer.delay().isZero() && until.await(answer.delay().toMillis(), TimeUnit.MILLISECONDS)) {
                return answer.with(Answer.Trouble.CLOSED);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return answer;
    }

    private Answer scripted(Sent request) {
        for (Line line : preface) {
            if (line.request().meets(request)) {
                return line.answer().apply(request);
            }
        }
        synchronized (scripted) {
            scripted.add(request);
            scripted.notifyAll();
        }
        for (Disturbance disturbance : disturbances) {
            if (disturbance.request().meets(request)) {
                return disturbance.answer().apply(request);
            }
        }
        for (Line line : script) {
            if (line.request().meets(request)) {
                return overlay.apply(line.answer().apply(request));
            }
        }
        unexpected.add(request);
        return NOT_IN_THE_SCRIPT;
    }
}
