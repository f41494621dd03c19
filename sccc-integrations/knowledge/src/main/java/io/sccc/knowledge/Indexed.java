package io.sccc.knowledge;

import io.sccc.core.model.Content;
import io.sccc.core.model.TenantId;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.lucene.document.BinaryDocValuesField;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.util.BytesRef;

/** Turns content into what the index holds of it: the fields and their names. */
final class Indexed {

    /** The content itself. A column and not a stored field: it is read without unpacking its neighbors. */
    static final String CONTENT = "content";

    /** Whose it is and in which language, see {@link #audience}. */
    static final String AUDIENCE = "audience";

    /** The language of {@link #audience} where nobody knows it. */
    static final String UNKNOWN = "-";

    /** Place in {@link Tongue#ALL} of the tongue its words are cut in. */
    static final String TONGUE = "tongue";

    /** Word starts of everything. */
    static final String STARTS = "starts";

    /** Letter groups of everything. */
    static final String GRAMS = "grams";

    // what lies further down a body does not decide what it is about
    private static final int MOST_BODY = 100_000;

    private static final FieldType TERMS = terms();

    private Indexed() {}

    /** Stems of everything, per tongue. */
    static String stems(Tongue tongue) {
        return "stems." + tongue.code();
    }

    /** Stems of the head - title, question and past questions -, per tongue. */
    static String headStems(Tongue tongue) {
        return "head.stems." + tongue.code();
    }

    /** The contents of a tenant in a language; an empty language begins all of the tenant's. */
    static BytesRef audience(TenantId tenant, String lang) {
        return new BytesRef(Words.safe(tenant.value()) + "\n" + Words.safe(lang));
    }

    static Document document(Content content) {
        String lang = Tongue.primary(content.lang());
        Tongue tongue = Tongue.of(lang);
        List<String> head = Words.of(tongue, capped(head(content)));
        List<String> all = Words.of(tongue, capped(content.text()));
        all.addAll(0, head);
        Document document = new Document();
        document.add(new BinaryDocValuesField(CONTENT, new BytesRef(StoredContent.write(content))));
        document.add(new SortedDocValuesField(AUDIENCE, audience(content.tenant(), lang == null ? UNKNOWN : lang)));
        document.add(new NumericDocValuesField(TONGUE, Tongue.ALL.indexOf(tongue)));
        add(document, stems(tongue), Words.stems(tongue, all));
        add(document, STARTS, Words.starts(all));
        add(document, GRAMS, Words.grams(all));
        add(document, headStems(tongue), Words.stems(tongue, head));
        return document;
    }

    private static String head(Content content) {
        return Stream.concat(Stream.of(content.title(), content.question()), content.pastQuestions().stream())
                .filter(Objects::nonNull)
                .collect(Collectors.joining(" "));
    }

    private static String capped(String text) {
        return text.length() > MOST_BODY ? text.substring(0, MOST_BODY) : text;
    }

    private static void add(Document document, String field, List<String> terms) {
        document.add(new Field(field, new TermStream(terms), TERMS));
    }

    private static FieldType terms() {
        FieldType type = new FieldType();
        type.setIndexOptions(IndexOptions.DOCS_AND_FREQS);
        type.setTokenized(true);
        type.freeze();
        return type;
    }
}
