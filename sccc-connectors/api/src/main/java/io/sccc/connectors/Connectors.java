package io.sccc.connectors;

import java.security.CodeSource;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.TreeMap;

/** The connectors a host can open by name. Immutable and thread-safe. */
public final class Connectors {

    private static final int MOST_FAULTS = 20; // a loader that cannot list its resources says so for ever

    private final Map<String, ConnectorProvider> providers;

    private Connectors(Map<String, ConnectorProvider> providers) {
        this.providers = providers;
    }

    /**
     * These alone.
     *
     * @throws IllegalArgumentException when two have one id, naming the jars of both
     */
    public static Connectors of(ConnectorProvider... providers) {
        return of(List.of(providers), new ArrayList<>());
    }

    /**
     * All that are on the class path, as this library's and the thread's own class loader see it.
     *
     * @throws IllegalArgumentException naming everything that is wrong: providers that cannot be loaded, and ids that two
     *     have, with the jars of both
     */
    public static Connectors found() {
        ClassLoader own = Connectors.class.getClassLoader();
        ClassLoader context = Thread.currentThread().getContextClassLoader();
        return context == null || context.equals(own) ? found(own) : found(own, context);
    }

    /** All that these class loaders see; throws as {@link #found()}. */
    public static Connectors found(ClassLoader... loaders) {
        Map<String, ConnectorProvider> once = new TreeMap<>();
        List<String> faults = new ArrayList<>();
        for (ClassLoader loader : loaders) {
            Iterator<ConnectorProvider> each =
                    ServiceLoader.load(ConnectorProvider.class, loader).iterator();
            boolean more = true;
            while (more && faults.size() < MOST_FAULTS) {
                more = next(each, once, faults);
            }
        }
        return of(once.values(), faults);
    }

    /** Takes one more in; two loaders that see one class in one jar see one provider. */
    private static boolean next(
            Iterator<ConnectorProvider> each, Map<String, ConnectorProvider> once, List<String> faults) {
        try {
            if (!each.hasNext()) {
                return false;
            }
            ConnectorProvider provider = each.next();
            once.putIfAbsent(provider.getClass().getName() + " in " + jar(provider), provider);
        } catch (ServiceConfigurationError | LinkageError e) {
            faults.add("a connector cannot be loaded: " + e.getMessage() + ". Maybe its jar is for another version?");
        }
        return true;
    }

    private static Connectors of(Iterable<ConnectorProvider> providers, List<String> faults) {
        Map<String, ConnectorProvider> named = new TreeMap<>();
        for (ConnectorProvider provider : providers) {
            ConnectorProvider other = named.putIfAbsent(provider.id(), provider);
            if (other != null) {
                faults.add("two connectors are named %s: %s in %s and %s in %s. Maybe one jar is there twice?"
                        .formatted(provider.id(), name(other), jar(other), name(provider), jar(provider)));
            }
        }
        if (!faults.isEmpty()) {
            throw new IllegalArgumentException(String.join("\n", faults));
        }
        return new Connectors(named);
    }

    /** All of them, by id. */
    public List<ConnectorProvider> all() {
        return List.copyOf(providers.values());
    }

    /**
     * The provider of this id.
     *
     * @throws IllegalArgumentException when there is none, naming those there are
     */
    public ConnectorProvider provider(String id) {
        ConnectorProvider provider = providers.get(id);
        if (provider == null) {
            throw new IllegalArgumentException("there is no connector (%s); there are %s%s"
                    .formatted(id, String.join(", ", providers.keySet()), Nearest.hint(id, providers.keySet())));
        }
        return provider;
    }

    /**
     * Opens a connector by name.
     *
     * @throws IllegalArgumentException when there is none of this id, or naming everything that is wrong with its
     *     configuration
     */
    public Connector open(String id, Map<String, String> told, Services services) {
        ConnectorProvider provider = provider(id);
        try {
            return provider.open(provider.config().settings(told), services);
        } catch (LinkageError e) {
            throw new IllegalArgumentException(
                    "connector (%s) in %s does not fit this version of the library. Maybe its jar is older or newer?"
                            .formatted(id, jar(provider)),
                    e);
        }
    }

    private static String name(ConnectorProvider provider) {
        return provider.getClass().getName();
    }

    private static String jar(ConnectorProvider provider) {
        CodeSource source = provider.getClass().getProtectionDomain().getCodeSource();
        return source == null || source.getLocation() == null
                ? "an unknown place"
                : source.getLocation().toString();
    }
}
