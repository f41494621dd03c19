package io.sccc.examples.cli;

import io.sccc.core.model.Content;
import io.sccc.knowledge.LuceneKnowledge;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Makes an index folder of articles. */
@Command(
        name = "index",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Makes an index folder of articles, for 'run --knowledge' and 'match --docs'.",
        footer = {"", "DOCS is JSON Lines {id, lang?, title?, question?, text, past_questions?:[], url?, visibility?}."
        })
final class IndexCommand implements Callable<Integer> {

    @Option(names = "--docs", required = true, paramLabel = "DOCS", description = "articles")
    private Path docs;

    @Option(names = "--index", required = true, paramLabel = "DIR", description = "folder of the index; replaced")
    private Path index;

    @Override
    public Integer call() {
        List<Content> contents = Inputs.articles(docs, "--docs");
        LuceneKnowledge.index(index, contents);
        System.out.printf("%,d articles indexed: %s%n", contents.size(), index);
        return 0;
    }
}
