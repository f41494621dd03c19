package io.sccc.connectors.vendor.rss;

import java.io.IOException;
import java.io.StringReader;
import javax.xml.XMLConstants;
import org.jdom2.Document;
import org.jdom2.JDOMException;
import org.jdom2.input.SAXBuilder;
import org.jdom2.input.sax.XMLReaders;
import org.xml.sax.Attributes;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.XMLFilterImpl;

/**
 * Text of a feed to a tree. Nothing outside is ever read: the document type is cut away unread, the parser refuses any that is
 * left, and so no entity can be declared and none expands.
 */
final class Xml {

    private static final int DEEPEST = 100;
    private static final int MOST = 200_000;

    /** What came is no feed. */
    static final class NotAFeed extends Exception {
        NotAFeed(String what) {
            super(what);
        }
    }

    private Xml() {}

    static Document read(String text) throws NotAFeed {
        String bare = Markup.bare(text);
        if (bare.isBlank()) {
            throw new NotAFeed("an empty document");
        }
        try {
            return parse(bare);
        } catch (JDOMException | IOException strict) {
            try {
                return parse(Markup.repaired(bare));
            } catch (JDOMException | IOException e) {
                boolean page = bare.substring(0, Math.min(bare.length(), 2000))
                        .toLowerCase(java.util.Locale.ROOT)
                        .contains("<html");
                throw new NotAFeed(page ? "a web page instead of a feed" : "XML that is broken or cut" + place(e));
            }
        }
    }

    /** Line and column only: the parser's message may quote words. */
    private static String place(Exception e) {
        return e instanceof org.jdom2.input.JDOMParseException at
                ? " at line " + at.getLineNumber() + ", column " + at.getColumnNumber()
                : "";
    }

    private static Document parse(String xml) throws JDOMException, IOException {
        SAXBuilder builder = new SAXBuilder(XMLReaders.NONVALIDATING);
        builder.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        builder.setFeature("http://xml.org/sax/features/external-general-entities", false);
        builder.setFeature("http://xml.org/sax/features/external-parameter-entities", false);
        builder.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
        builder.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
        builder.setExpandEntities(false);
        builder.setEntityResolver((publicId, systemId) -> new InputSource(new StringReader("")));
        builder.setXMLFilter(new Bounded());
        return builder.build(new StringReader(xml));
    }

    /** Stops where a feed is deeper or larger than any real one. */
    private static final class Bounded extends XMLFilterImpl {

        private int depth;
        private int count;

        @Override
        public void startElement(String uri, String local, String name, Attributes attributes) throws SAXException {
            depth++;
            count++;
            if (depth > DEEPEST || count > MOST) {
                throw new SAXException("too deep or too large");
            }
            super.startElement(uri, local, name, attributes);
        }

        @Override
        public void endElement(String uri, String local, String name) throws SAXException {
            depth--;
            super.endElement(uri, local, name);
        }
    }
}
