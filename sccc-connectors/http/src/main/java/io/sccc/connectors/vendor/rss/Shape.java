package io.sccc.connectors.vendor.rss;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jdom2.Attribute;
import org.jdom2.Document;
import org.jdom2.Element;
import org.jdom2.Namespace;
import org.jdom2.filter.Filters;
import org.jspecify.annotations.Nullable;

/** Brings a feed into the shape that Rome reads: versions, namespaces and dates that are told in some other way. */
final class Shape {

    private static final Namespace ATOM = Namespace.getNamespace("http://www.w3.org/2005/Atom");
    private static final Namespace MEDIA = Namespace.getNamespace("http://search.yahoo.com/mrss/");
    private static final Set<String> VERSIONS = Set.of("0.91", "0.92", "0.93", "0.94", "2.0");
    private static final Set<String> DATES =
            Set.of("pubdate", "lastbuilddate", "published", "updated", "modified", "issued", "created", "date");

    private Shape() {}

    static Document of(Document feed) throws Xml.NotAFeed {
        Element root = feed.getRootElement();
        switch (root.getName().toLowerCase(Locale.ROOT)) {
            case "rss" -> rss(root);
            case "feed" -> atom(root);
            case "rdf" -> channel(root, rdf(root));
            case "html" -> throw new Xml.NotAFeed("a web page instead of a feed");
            default -> throw new Xml.NotAFeed("XML that is no feed");
        }
        for (Element each : all(root)) {
            date(each);
        }
        return feed;
    }

    /** RSS has no namespace; some give it one. */
    private static void rss(Element root) {
        Namespace own = root.getNamespace();
        for (Element each : all(root)) {
            String uri = each.getNamespaceURI().toLowerCase(Locale.ROOT);
            if (each.getNamespace().equals(own) || uri.contains("backend.userland.com/rss")) {
                each.setNamespace(Namespace.NO_NAMESPACE);
            }
        }
        root.setNamespace(Namespace.NO_NAMESPACE);
        root.setName("rss");
        Attribute version = root.getAttribute("version");
        if (version == null || !VERSIONS.contains(version.getValue().strip())) {
            root.setAttribute("version", "2.0");
        }
        channel(root, Namespace.NO_NAMESPACE);
        all(root).stream().filter(each -> each.getName().equals("item")).forEach(Shape::titleOfMedia);
    }

    private static void titleOfMedia(Element item) {
        String title = item.getChildText("title", MEDIA);
        if (item.getChild("title") == null && title != null) {
            item.addContent(new Element("title").setText(title));
        }
    }

    private static void channel(Element root, Namespace namespace) {
        if (root.getChild("channel", namespace) == null) {
            root.addContent(0, new Element("channel", namespace));
        }
    }

    private static Namespace rdf(Element root) {
        for (Element child : root.getChildren()) {
            if (child.getName().equals("channel") || child.getName().equals("item")) {
                return child.getNamespace();
            }
        }
        return Namespace.getNamespace("http://purl.org/rss/1.0/");
    }

    private static void atom(Element root) {
        Namespace own = root.getNamespace();
        boolean old = own.getURI().contains("purl.org/atom");
        if (old && root.getAttribute("version") == null) {
            root.setAttribute("version", "0.3");
        }
        if (!old && !own.equals(ATOM)) {
            for (Element each : all(root)) {
                each.setNamespace(each.getNamespace().equals(own) ? ATOM : each.getNamespace());
            }
        }
    }

    /** Dates are told as RFC 3339; one that cannot be read is taken away, so that none is made up. */
    private static void date(Element each) {
        boolean dated = DATES.contains(each.getName().toLowerCase(Locale.ROOT))
                && each.getChildren().isEmpty()
                && !each.getText().isBlank();
        if (dated) {
            Instant read = Dates.read(each.getText());
            each.setText(read == null ? "" : read.toString());
        }
    }

    private static List<Element> all(Element root) {
        List<Element> all = new ArrayList<>();
        all.add(root);
        root.getDescendants(Filters.element()).forEach(all::add);
        return all;
    }

    /** The base of an element's relative links: its own and its parents' {@code xml:base}, outermost first. */
    static List<String> bases(@Nullable Element element) {
        List<String> bases = new ArrayList<>();
        for (Element at = element; at != null; at = at.getParentElement()) {
            String base = at.getAttributeValue("base", Namespace.XML_NAMESPACE);
            if (base != null) {
                bases.add(0, base);
            }
        }
        return bases;
    }
}
