package io.sccc.connectors.vendor.bluesky;

import static org.assertj.core.api.Assertions.assertThat;

import io.sccc.core.model.ActionKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

final class RecordKeyTest {

    private static final AtUri POST = new AtUri("did:plc:ana", AtUri.POST, "3n2v6pte7422w");

    @Test
    void of_sameKeyAndPost_isTheSameName_alwaysATid() {
        Set<String> names = new HashSet<>();
        for (int i = 0; i < 20_000; i++) {
            ActionKey key = new ActionKey("sccc:" + i);
            String name = RecordKey.of(key, POST);
            assertThat(RecordKey.isTid(name)).isTrue();
            assertThat(name).isEqualTo(RecordKey.of(key, POST));
            names.add(name);
        }
        assertThat(names).hasSizeGreaterThanOrEqualTo(19_999);
    }

    @Test
    void of_aPost_liesWithinTwoSecondsAfterIt() {
        String name = RecordKey.of(new ActionKey("sccc:1"), POST);
        long after = RecordKey.micros(name) - RecordKey.micros(POST.rkey());
        assertThat(after).isBetween(1L, 2_000_000L);
        assertThat(name).isGreaterThan(POST.rkey());
    }

    @Test
    void of_aPostWithANameOfAnotherKind_isATidAllTheSame() {
        AtUri odd = new AtUri("did:plc:ana", AtUri.POST, "self");
        String name = RecordKey.of(new ActionKey("sccc:1"), odd);
        assertThat(RecordKey.isTid(name)).isTrue();
        assertThat(name).isNotEqualTo(RecordKey.of(new ActionKey("sccc:2"), odd));
    }

    @Test
    void micros_ofAKnownTid_isItsTime() {
        assertThat(RecordKey.micros("3n2v6pte7422w") / 1_000_000).isBetween(1_795_000_000L, 1_796_000_000L);
    }

    @Test
    @EnabledIfSystemProperty(named = "sccc.shared", matches = ".+")
    void isTid_officialVectors_agree() throws IOException {
        assertThat(vectors("tid_syntax_valid.txt")).isNotEmpty().allMatch(RecordKey::isTid);
        assertThat(vectors("tid_syntax_invalid.txt")).isNotEmpty().noneMatch(RecordKey::isTid);
    }

    /** Lines of a file of the network's interoperability vectors. */
    static List<String> vectors(String file) throws IOException {
        Path folder = Path.of(System.getProperty("sccc.shared"), "contracts", "bluesky", "interop");
        return Files.readAllLines(folder.resolve(file)).stream()
                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .toList();
    }
}
