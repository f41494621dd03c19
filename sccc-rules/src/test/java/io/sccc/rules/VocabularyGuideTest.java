package io.sccc.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.sccc.core.model.Fact;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** The list of facts for people is what the code says of itself. */
class VocabularyGuideTest {

    private static final String HEAD = """
            # The vocabulary of rules

            Everything a rule may ask about; how is told in [rules.md](rules.md). A fact that nobody supplied is unknown, and a condition on it does not hold. Dots and underscores in names are the same. Your application may add facts of its own.

            This page is written by `VocabularyGuideTest` from `Fact.vocabulary()`; do not edit it.

            | fact | also | type | values | meaning |
            |---|---|---|---|---|
            """;

    @Test
    void vocabulary_ofTheGuide_isThatOfTheCode() throws IOException {
        Path file = Docs.folder().resolve("vocabulary.md");
        StringBuilder now = new StringBuilder(HEAD);
        Fact.vocabulary().forEach(fact -> now.append(row(fact)));
        if (Boolean.getBoolean("sccc.docs.update")) {
            Files.writeString(file, now);
        }
        assertThat(file).as("create it with -Dsccc.docs.update=true").exists();
        assertThat(Files.readString(file))
                .as("meant so? mvn -Pquick -pl sccc-rules -am test -Dtest=VocabularyGuideTest"
                        + " -Dsurefire.failIfNoSpecifiedTests=false -Dsccc.docs.update=true")
                .isEqualTo(now.toString());
    }

    private static String row(Fact<?> fact) {
        return "| `%s` | %s | %s | %s | %s |\n"
                .formatted(
                        fact.name(),
                        String.join(
                                ", ",
                                fact.aliases().stream()
                                        .map(it -> '`' + it + '`')
                                        .toList()),
                        type(fact),
                        String.join(
                                ", ",
                                fact.values().stream().map(it -> '`' + it + '`').toList()),
                        fact.meaning().replace("|", "\\|"));
    }

    private static String type(Fact<?> fact) {
        return fact.type() == Fact.Type.FLAG ? "yes or no" : fact.type().name().toLowerCase(Locale.ROOT);
    }
}
