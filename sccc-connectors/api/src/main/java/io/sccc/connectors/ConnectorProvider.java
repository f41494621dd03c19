package io.sccc.connectors;

/**
 * Makes connectors of one product from a configuration, for hosts that choose by name; code uses the connector's own
 * builder. Found by {@link java.util.ServiceLoader} (one line in {@code META-INF/services/io.sccc.connectors.ConnectorProvider})
 * or told to {@link Connectors#of}. Stateless, with a public constructor without parameters.
 */
public interface ConnectorProvider {

    /** What it connects to, its options among it. No I/O; always the same. */
    Description describe();

    /** Unique among providers. */
    default String id() {
        return describe().id();
    }

    /** What sort of system. */
    default Description.Kind kind() {
        return describe().kind();
    }

    /** Its options. */
    default ConfigSpec config() {
        return describe().config();
    }

    /**
     * A connector. No I/O: that begins with the first verb or with {@link Connector#check}.
     *
     * @param settings valid by {@link #config()}
     * @throws IllegalArgumentException when settings contradict one another in a way the options cannot tell
     */
    Connector open(Settings settings, Services services);
}
