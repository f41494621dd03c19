package io.sccc.examples.live;

import io.sccc.connectors.Check;
import io.sccc.connectors.Connector;
import io.sccc.connectors.ConnectorProvider;
import io.sccc.connectors.Services;
import java.time.Instant;
import java.util.Map;

/**
 * An account of the configuration file, its options not yet looked at.
 *
 * @param id its name in the file
 * @param provider what opens it
 * @param options what the file tells, values of the environment filled in; may hold secrets
 * @param place {@code FILE:LINE} where it stands
 */
public record Account(String id, ConnectorProvider provider, Map<String, String> options, String place) {

    /** Copies the options. */
    public Account {
        options = Map.copyOf(options);
    }

    /** Whether its options are in order; asks nobody. */
    public Check offline(Instant now) {
        return Check.offline(provider.describe(), options, now);
    }

    /**
     * Its connector. No I/O.
     *
     * @throws IllegalArgumentException naming every faulty option
     */
    public Connector open(Services services) {
        return provider.open(provider.config().settings(options), services);
    }

    /** Not its options: they may hold secrets. */
    @Override
    public String toString() {
        return place + ": accounts." + id;
    }
}
