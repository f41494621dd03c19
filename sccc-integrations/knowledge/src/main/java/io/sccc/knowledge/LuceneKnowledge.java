package io.sccc.knowledge;

import io.sccc.core.error.PermanentException;
import io.sccc.core.model.Content;
import io.sccc.core.model.TenantId;
import io.sccc.core.spi.KnowledgeSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.Directory;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/**
 * Articles and solved threads in a search index, in memory or in a folder. It holds the content as it was when it was built
 * or opened; open the folder again to see a later one. Any number of threads may search at once.
 */
public final class LuceneKnowledge implements KnowledgeSource, AutoCloseable {

    // so many are looked at closely; a good answer further down is not known
    private static final int CANDIDATES = 20;

    private static final int MOST = 1_000;

    private final DirectoryReader reader;
    private final IndexSearcher searcher;

    private LuceneKnowledge(DirectoryReader reader) {
        this.reader = reader;
        this.searcher = new IndexSearcher(reader);
        searcher.setSimilarity(IndexFolder.similarity());
        searcher.setQueryCache(null);
    }

    /**
     * Knowledge in memory, for a few thousand articles.
     *
     * @param contents what may be found; private content is left out
     * @throws IllegalArgumentException when a tenant has an id twice; all of them are named
     */
    public static LuceneKnowledge of(List<Content> contents) {
        try {
            Directory directory = new ByteBuffersDirectory();
            IndexFolder.write(directory, contents);
            return new LuceneKnowledge(DirectoryReader.open(directory));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Writes a folder that {@link #open} reads. What it held before is replaced in one step: until then, and when this
     * fails or the process dies, the old content stays, and who has it open keeps it.
     *
     * @param folder a new or empty folder or one written here before
     * @param contents what may be found; private content is left out
     * @throws IllegalArgumentException when a tenant has an id twice; all of them are named
     * @throws PermanentException when the folder holds other files, is being written by another process, or cannot be
     *     written
     */
    public static void index(Path folder, Iterable<Content> contents) {
        IndexFolder.replace(folder, contents);
    }

    /**
     * Knowledge in a folder, with its checksums verified.
     *
     * @param folder what {@link #index} wrote
     * @throws PermanentException when it is absent, damaged or not ours, with the cure
     */
    public static LuceneKnowledge open(Path folder) {
        return new LuceneKnowledge(IndexFolder.open(folder));
    }

    /** How many contents can be found, all tenants together. */
    public int size() {
        return reader.numDocs();
    }

    /**
     * The best answers, best first. Content in the asker's language and content of unknown language come before all other;
     * other content only fills up and never answers, unless the asker's language is unknown.
     *
     * @param most how many at the most, up to 1,000
     * @throws IllegalArgumentException when {@code most} is negative
     * @throws IllegalStateException when closed
     * @throws PermanentException when the folder can no longer be read
     */
    @Override
    public List<Match> search(TenantId tenant, String question, @Nullable String lang, int most) {
        if (most < 0) {
            throw new IllegalArgumentException("most (" + most + ") is negative");
        }
        if (!reader.tryIncRef()) {
            throw new IllegalStateException("the knowledge is closed");
        }
        try {
            return find(tenant, Question.of(question), Tongue.primary(lang), Math.min(most, MOST));
        } catch (IOException e) {
            throw new PermanentException("the knowledge index can no longer be read", e);
        } finally {
            release();
        }
    }

    /** Frees the files; searches that run are let finish. Closing twice does nothing. */
    @Override
    public void close() {
        try {
            reader.close();
            reader.directory().close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<Match> find(TenantId tenant, Question question, @Nullable String lang, int most) throws IOException {
        int candidates = Math.max(most, CANDIDATES);
        if (lang == null) {
            return best(Audience.any(candidates, tenant), question, Tongue.ANY, Tongue.ALL, most);
        }
        Tongue tongue = Tongue.of(lang);
        List<Tongue> among = List.copyOf(EnumSet.of(tongue, Tongue.ANY));
        Audience readers = Audience.reading(candidates, tenant, lang);
        List<Match> found = new ArrayList<>(best(readers, question, tongue, among, most));
        if (found.size() < most) {
            Audience others = Audience.notReading(candidates, tenant, lang);
            double ceiling = found.isEmpty() ? 1 : found.get(found.size() - 1).score();
            for (Match other : best(others, question, Tongue.ANY, Tongue.ALL, most - found.size())) {
                found.add(new Match(other.content(), Math.min(ceiling, other.score()), false));
            }
        }
        return List.copyOf(found);
    }

    private List<Match> best(Audience audience, Question question, Tongue asker, List<Tongue> among, int most)
            throws IOException {
        Inquiry inquiry = Inquiry.of(searcher, question, asker, among);
        if (most == 0 || inquiry.isEmpty()) {
            return List.of();
        }
        List<Match> matches = new ArrayList<>();
        for (Rated hit : rated(searcher.search(inquiry.query(), audience).scoreDocs, inquiry)) {
            if (matches.size() < most) {
                matches.add(new Match(content(hit.document()), hit.score(), hit.score() >= Fit.OFFERED));
            }
        }
        return List.copyOf(matches);
    }

    private List<Rated> rated(ScoreDoc[] hits, Inquiry inquiry) throws IOException {
        double[] covered = Coverage.of(hits, inquiry.starts(), reader.leaves());
        double rarest = Inquiry.rarity(reader.getDocCount(Indexed.STARTS), 0);
        List<Rated> rated = new ArrayList<>();
        for (int i = 0; i < hits.length; i++) {
            double reach = inquiry.reach(tongue(hits[i].doc));
            rated.add(new Rated(hits[i].doc, Fit.of(hits[i].score, reach, rarest, covered[i])));
        }
        rated.sort(Comparator.comparingDouble(Rated::score).reversed());
        return rated;
    }

    private Tongue tongue(int document) throws IOException {
        LeafReaderContext leaf = leaf(document);
        NumericDocValues tongues = DocValues.getNumeric(leaf.reader(), Indexed.TONGUE);
        return tongues.advanceExact(document - leaf.docBase) ? Tongue.ALL.get((int) tongues.longValue()) : Tongue.ANY;
    }

    private Content content(int document) throws IOException {
        LeafReaderContext leaf = leaf(document);
        BinaryDocValues contents = DocValues.getBinary(leaf.reader(), Indexed.CONTENT);
        if (!contents.advanceExact(document - leaf.docBase)) {
            throw new IOException("a document holds no content");
        }
        BytesRef bytes = contents.binaryValue();
        return StoredContent.read(bytes.bytes, bytes.offset, bytes.length);
    }

    private LeafReaderContext leaf(int document) {
        return reader.leaves().get(ReaderUtil.subIndex(document, reader.leaves()));
    }

    private void release() {
        try {
            reader.decRef();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private record Rated(int document, double score) {}
}
