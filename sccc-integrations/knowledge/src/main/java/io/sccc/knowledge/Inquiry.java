package io.sccc.knowledge;

import java.io.IOException;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.TermStates;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;

/** One question against one state of the index: its query, and what its terms are worth there. */
final class Inquiry {

    private static final int MOST_TERMS = 40;
    private static final int MOST_GRAMS = 240;

    private static final float STEMS = 1f;
    private static final float GRAMS = 0.5f;
    private static final float HEAD_STEMS = 1.5f;

    private final IndexSearcher searcher;
    private final BooleanQuery.Builder query = new BooleanQuery.Builder();
    private final Map<String, Double> starts = new LinkedHashMap<>();
    private final Map<Tongue, Double> reach = new EnumMap<>(Tongue.class);

    private Inquiry(IndexSearcher searcher) {
        this.searcher = searcher;
    }

    /**
     * @param asker the tongue the question is in; {@link Tongue#ANY} when unknown
     * @param among the tongues of the content that is searched
     */
    static Inquiry of(IndexSearcher searcher, Question question, Tongue asker, List<Tongue> among) throws IOException {
        Inquiry inquiry = new Inquiry(searcher);
        List<String> asked = Words.of(asker, question.words());
        List<String> named = Words.of(asker, question.names());
        double shared = inquiry.weigh(Indexed.GRAMS, GRAMS, Words.grams(asked), MOST_GRAMS);
        inquiry.weigh(Indexed.GRAMS, GRAMS, Words.grams(named), MOST_GRAMS);
        for (Tongue tongue : among) {
            List<String> words = tongue == asker ? asked : Words.of(tongue, question.words());
            double own = inquiry.weigh(Indexed.stems(tongue), STEMS, Words.stems(tongue, words), MOST_TERMS);
            inquiry.weigh(Indexed.headStems(tongue), HEAD_STEMS, Words.stems(tongue, words), MOST_TERMS);
            inquiry.reach.put(tongue, shared + own);
        }
        inquiry.value(Words.starts(asked));
        return inquiry;
    }

    Query query() {
        return query.build();
    }

    /** Whether the index holds nothing of what was asked. */
    boolean isEmpty() {
        return query.build().clauses().isEmpty();
    }

    /** The word starts that were asked for and what each is worth, whether the index holds them or not. */
    Map<String, Double> starts() {
        return starts;
    }

    /** What a content of this tongue could score if it held all that was asked, head aside. */
    double reach(Tongue tongue) {
        return reach.getOrDefault(tongue, 0.0);
    }

    // adds the terms to the query, each as heavy as it is often asked, and says what they are worth together
    private double weigh(String field, float boost, List<String> terms, int most) throws IOException {
        Map<String, Integer> counts = new LinkedHashMap<>();
        for (String term : terms) {
            if (counts.size() < most || counts.containsKey(term)) {
                counts.merge(term, 1, Integer::sum);
            }
        }
        int documents = searcher.getIndexReader().getDocCount(field);
        double worth = 0;
        for (Map.Entry<String, Integer> counted : counts.entrySet()) {
            float weight = boost * counted.getValue();
            Term term = new Term(field, counted.getKey());
            TermStates states = TermStates.build(searcher, term, true);
            worth += weight * rarity(documents, states.docFreq());
            if (states.docFreq() > 0) {
                query.add(new BoostQuery(new TermQuery(term, states), weight), Occur.SHOULD);
            }
        }
        return worth;
    }

    private void value(List<String> asked) throws IOException {
        IndexReader reader = searcher.getIndexReader();
        int documents = reader.getDocCount(Indexed.STARTS);
        for (String start : asked) {
            if (starts.size() < MOST_TERMS && !starts.containsKey(start)) {
                starts.put(start, rarity(documents, reader.docFreq(new Term(Indexed.STARTS, start))));
            }
        }
    }

    /** The weight BM25 gives a term that this many documents hold (Robertson and Zaragoza 2009, as Lucene has it). */
    static double rarity(int documents, int found) {
        return Math.log(1 + (documents - found + 0.5) / (found + 0.5));
    }
}
