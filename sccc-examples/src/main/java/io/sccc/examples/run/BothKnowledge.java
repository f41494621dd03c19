package io.sccc.examples.run;

import io.sccc.core.model.TenantId;
import io.sccc.core.spi.KnowledgeSource;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Two sources of content as one, the surer answers first. */
record BothKnowledge(KnowledgeSource one, KnowledgeSource other) implements KnowledgeSource {

    @Override
    public List<Match> search(TenantId tenant, String question, @Nullable String lang, int most) {
        return Stream.of(one, other)
                .flatMap(source -> source.search(tenant, question, lang, most).stream())
                .sorted(Comparator.comparing(Match::answers)
                        .thenComparing(Match::score)
                        .reversed())
                .limit(most)
                .toList();
    }
}
