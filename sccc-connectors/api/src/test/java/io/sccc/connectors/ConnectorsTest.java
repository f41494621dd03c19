package io.sccc.connectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sccc.core.ledger.InMemoryCredentials;
import io.sccc.core.model.TenantId;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConnectorsTest {

    private static final Services SERVICES =
            new Services(TenantId.DEFAULT, InstantSource.fixed(Plaza.NOON), new InMemoryCredentials(), new Random(1));

    @TempDir
    Path folder;

    /** A provider. */
    public static class Feeds implements ConnectorProvider {

        @Override
        public Description describe() {
            return Description.of("feeds", Description.Kind.FEED, "Feeds")
                    .config(ConfigSpec.of(Option.required("url", Option.Type.URL, "the feed")))
                    .build();
        }

        @Override
        public Connector open(Settings settings, Services services) {
            return new Plaza.Feed();
        }
    }

    /** Another one of the same id. */
    public static final class OtherFeeds extends Feeds {}

    /** One made for another version. */
    public static final class OldFeeds extends Feeds {
        @Override
        public Connector open(Settings settings, Services services) {
            throw new NoSuchMethodError("gone");
        }
    }

    @Test
    void open_byName_checksTheConfiguration() {
        Connectors connectors = Connectors.of(new Feeds());
        assertThat(connectors.open("feeds", Map.of("url", "https://a.example"), SERVICES))
                .isInstanceOf(Plaza.Feed.class);
        assertThatThrownBy(() -> connectors.open("feeds", Map.of(), SERVICES)).hasMessage("url is missing: the feed");
    }

    @Test
    void provider_unknown_namesThoseThereAre() {
        assertThatThrownBy(() -> Connectors.of(new Feeds()).provider("fedes"))
                .hasMessage("there is no connector (fedes); there are feeds; did you mean feeds?");
    }

    @Test
    void of_twoOfOneId_namesBothAndTheirJars() {
        String place =
                Feeds.class.getProtectionDomain().getCodeSource().getLocation().toString();
        assertThatThrownBy(() -> Connectors.of(new Feeds(), new OtherFeeds()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("two connectors are named feeds")
                .hasMessageContaining(Feeds.class.getName() + " in " + place)
                .hasMessageContaining(OtherFeeds.class.getName() + " in " + place);
    }

    private ClassLoader listing(String... classes) throws IOException {
        Path services = folder.resolve("META-INF/services");
        Files.createDirectories(services);
        Files.write(services.resolve(ConnectorProvider.class.getName()), java.util.List.of(classes));
        URL url = folder.toUri().toURL();
        return new URLClassLoader(new URL[] {url}, getClass().getClassLoader());
    }

    @Test
    void found_seenByTwoLoaders_isThereOnce() throws IOException {
        ClassLoader one = listing(Feeds.class.getName());
        assertThat(Connectors.found(one, one).all()).hasSize(1);
        assertThat(Connectors.found(one, getClass().getClassLoader())
                        .provider("feeds")
                        .kind())
                .isEqualTo(Description.Kind.FEED);
    }

    @Test
    void found_faults_areToldTogether() throws IOException {
        ClassLoader loader = listing(Feeds.class.getName(), OtherFeeds.class.getName(), "no.such.Provider");
        assertThatThrownBy(() -> Connectors.found(loader))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no.such.Provider")
                .hasMessageContaining("two connectors are named feeds");
    }

    /** The same class in two jars is two providers. */
    @Test
    void found_oneClassInTwoJars_isRefused() throws IOException {
        ClassLoader here = listing(Feeds.class.getName());
        URL classes = Feeds.class.getProtectionDomain().getCodeSource().getLocation();
        Path copy = folder.resolve("copy");
        String file = Feeds.class.getName().replace('.', '/') + ".class";
        Files.createDirectories(copy.resolve(file).getParent());
        Files.copy(Path.of(URI.create(classes + file)), copy.resolve(file));
        ClassLoader other =
                new URLClassLoader(
                        new URL[] {copy.toUri().toURL(), folder.toUri().toURL()},
                        getClass().getClassLoader()) {
                    @Override
                    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
                        return name.equals(Feeds.class.getName()) ? findClass(name) : super.loadClass(name, resolve);
                    }
                };
        assertThatThrownBy(() -> Connectors.found(here, other))
                .hasMessageContaining("two connectors are named feeds")
                .hasMessageContaining(classes.toString())
                .hasMessageContaining(copy.toUri().toURL().toString());
    }

    @Test
    void open_jarOfAnotherVersion_saysSo() {
        assertThatThrownBy(
                        () -> Connectors.of(new OldFeeds()).open("feeds", Map.of("url", "https://a.example"), SERVICES))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("does not fit this version");
    }

    @Test
    void found_own_doesNotFail() {
        assertThat(Connectors.found().all()).isNotNull();
    }
}
