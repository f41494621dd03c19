package io.sccc.examples.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.sccc.core.model.TenantId;
import io.sccc.core.spi.KnowledgeSource;
import io.sccc.examples.file.JsonLines;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Ranks articles for questions. */
@Command(
        name = "match",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Ranks articles for questions and tells which questions have an answer.",
        footer = {
            "",
            "DOCS as for 'index', or an index folder; QUERIES is JSON Lines {id, lang?, text}; FILE gets, for each,",
            "{query_id, answerable, answerable_score, ranking:[{id, score}]}, best first, scores 0..1."
        })
final class MatchCommand implements Callable<Integer> {

    @Option(names = "--docs", required = true, paramLabel = "DOCS", description = "articles or an index folder")
    private Path docs;

    @Option(names = "--queries", required = true, paramLabel = "QUERIES", description = "questions")
    private Path queries;

    @Option(names = "--out", required = true, paramLabel = "FILE", description = "file for the rankings")
    private Path out;

    @Option(names = "--top", paramLabel = "N", description = "articles a question at most; 10 by default")
    private int top = 10;

    @Override
    public Integer call() throws IOException {
        if (top < 1) {
            throw new Faults.UsageFault("--top (%d) must be at least 1".formatted(top));
        }
        Inputs.file(queries, "--queries");
        Inputs.output(out, "--out");
        KnowledgeSource knowledge = Inputs.knowledge(docs, "--docs");
        long[] rows = new long[1];
        JsonLines.write(
                out,
                written -> JsonLines.read(queries, (row, line) -> {
                    written.row(match(knowledge, row, line));
                    rows[0]++;
                }));
        System.out.printf("%,d questions matched: %s%n", rows[0], out);
        return 0;
    }

    private Map<String, @Nullable Object> match(KnowledgeSource knowledge, JsonNode row, long line) throws IOException {
        JsonNode id = row.get("id");
        if (id == null || id.isNull()) {
            throw new IOException(
                    "%s:%d has no id; nothing was written. Give each row one.".formatted(queries.getFileName(), line));
        }
        String lang = row.path("lang").isTextual() ? row.get("lang").textValue() : null;
        List<KnowledgeSource.Match> matches =
                knowledge.search(TenantId.DEFAULT, row.path("text").asText(""), lang, top);
        List<Map<String, Object>> ranking = new ArrayList<>();
        for (KnowledgeSource.Match match : matches) {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("id", match.content().id());
            one.put("score", match.score());
            ranking.add(one);
        }
        Map<String, @Nullable Object> told = new LinkedHashMap<>();
        told.put("query_id", id.isTextual() ? id.textValue() : id.toString());
        told.put("answerable", !matches.isEmpty() && matches.get(0).answers());
        told.put("answerable_score", matches.isEmpty() ? 0.0 : matches.get(0).score());
        told.put("ranking", ranking);
        return told;
    }
}
