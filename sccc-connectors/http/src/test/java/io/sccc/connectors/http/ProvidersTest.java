package io.sccc.connectors.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.sccc.connectors.ConnectorProvider;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every provider of this jar stands in its services file, and nothing else does. */
class ProvidersTest {

    @Test
    void servicesFile_namesEveryProviderOfTheJar() throws IOException, URISyntaxException {
        Path classes = Path.of(Gateway.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        List<String> written;
        try (Stream<Path> files = Files.walk(classes)) {
            written = files.map(file -> classes.relativize(file).toString())
                    .filter(name -> name.endsWith("Provider.class"))
                    .map(name -> name.replace(".class", "").replace('/', '.').replace('\\', '.'))
                    .filter(ProvidersTest::isProvider)
                    .toList();
        }
        List<String> told = ServiceLoader.load(ConnectorProvider.class).stream()
                .map(provider -> provider.type().getName())
                .filter(name -> name.startsWith("io.sccc.connectors.vendor."))
                .toList();
        assertThat(told).containsExactlyInAnyOrderElementsOf(written).isNotEmpty();
    }

    private static boolean isProvider(String name) {
        try {
            return ConnectorProvider.class.isAssignableFrom(Class.forName(name));
        } catch (ClassNotFoundException e) {
            return false;
        }
    }
}
