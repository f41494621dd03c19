package io.sccc.connectors.vendor.requesttracker;

import io.sccc.connectors.ConfigSpec.Problem;
import io.sccc.connectors.Settings;
import io.sccc.connectors.http.Credentials;
import io.sccc.connectors.http.Gateway;
import io.sccc.connectors.http.GatewayBuilder;
import io.sccc.connectors.http.Limits;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Puts a {@link RequestTracker} together; not thread-safe. What is told here are the options of the same names. */
public final class RequestTrackerBuilder {

    private final Map<String, String> told = new LinkedHashMap<>();
    private InstantSource clock = InstantSource.system();

    RequestTrackerBuilder(String url) {
        told.put(Options.BASE_URL, url);
    }

    /** Authentication token of the RT user that the connector acts as. */
    public RequestTrackerBuilder token(String token) {
        return with(Options.TOKEN, token);
    }

    /** RT's queue for cases whose queue is not mapped. */
    public RequestTrackerBuilder queue(String name) {
        return with(Options.QUEUE, name);
    }

    /** RT's queues by those of the rules. */
    public RequestTrackerBuilder queues(Map<String, String> rtByRuled) {
        return with(Options.QUEUES, pairs(rtByRuled));
    }

    /** RT's queue for sales leads; without it the connector makes none. */
    public RequestTrackerBuilder leadsQueue(String name) {
        return with(Options.LEADS_QUEUE, name);
    }

    /** From which priority of the rules on which one of RT's. */
    public RequestTrackerBuilder priorities(Map<Integer, Integer> rtByRuled) {
        return with(Options.PRIORITIES, pairs(rtByRuled));
    }

    /**
     * Custom fields of tickets, and what goes into each: {@code key}, {@code post}, {@code network}, {@code account}, {@code
     * conversation}, {@code customer}, {@code queue}, {@code priority}, {@code tags} or {@code reason}.
     */
    public RequestTrackerBuilder customFields(Map<String, String> sourceByField) {
        return with(Options.CUSTOM_FIELDS, pairs(sourceByField));
    }

    /** What the installation is called in account ids; {@code main} unless told. */
    public RequestTrackerBuilder account(String name) {
        return with(Options.ACCOUNT, name);
    }

    /** A host on a network of one's own: its address may be loopback or private, and plain http is allowed. */
    public RequestTrackerBuilder allowPrivate(String host) {
        told.merge(Options.ALLOW_PRIVATE, host, (all, one) -> all + "," + one);
        return this;
    }

    /** How long a call may take; 30 s unless told. */
    public RequestTrackerBuilder timeout(Duration time) {
        return with(Options.TIMEOUT, time.toString());
    }

    /** How long RT may still be at work on a call whose answer was lost; 60 s unless told. */
    public RequestTrackerBuilder settle(Duration time) {
        return with(Options.SETTLE, time.toString());
    }

    /** Any other option, as configurations write it. */
    public RequestTrackerBuilder with(String option, String value) {
        told.put(option, value);
        return this;
    }

    /** By which waits are reckoned; the system's unless told. */
    public RequestTrackerBuilder clock(InstantSource time) {
        clock = time;
        return this;
    }

    /**
     * The connector; no I/O.
     *
     * @throws IllegalArgumentException naming everything that is wrong, a line each
     */
    public RequestTracker build() {
        List<Problem> problems = Options.SPEC.validate(told);
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException(
                    problems.stream().map(Problem::toString).collect(Collectors.joining("\n")));
        }
        return open(Options.SPEC.settings(told), clock);
    }

    static RequestTracker open(Settings settings, InstantSource clock) {
        URI url = URI.create(settings.text(Options.BASE_URL).replaceAll("/+$", "") + "/REST/2.0");
        Duration time = settings.duration(Options.TIMEOUT);
        GatewayBuilder gateway = Gateway.at(url)
                .credentials(Credentials.header(
                        "Authorization",
                        "token " + settings.secret(Options.TOKEN).reveal()))
                .secret(settings.secret(Options.TOKEN).reveal())
                .header("Accept-Language", "en")
                .table(Rest.TABLE)
                .limits(Limits.DEFAULT.withCall(time))
                .clock(clock);
        settings.list(Options.ALLOW_PRIVATE).forEach(gateway::allowPrivate);
        return new RequestTracker(settings, gateway.build(), clock);
    }

    private static String pairs(Map<?, ?> map) {
        return map.entrySet().stream()
                .map(pair -> pair.getKey() + "=" + pair.getValue())
                .collect(Collectors.joining(","));
    }

    /** Names of what was told, not the values. */
    @Override
    public String toString() {
        return "RequestTrackerBuilder" + told.keySet();
    }
}
