package io.sccc.rules.drools;

import io.sccc.core.model.Fact;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.kie.api.KieBase;
import org.kie.api.definition.KiePackage;

/** The text of rules in DRL: for the record, and to see which facts a rule names. */
final class Sources {

    private static final int VERSION = 16;

    private Sources() {}

    /** All files, each line a comment. */
    static String text(List<DrlFile> files) {
        StringBuilder out = new StringBuilder();
        files.stream().sorted(Comparator.comparing(DrlFile::shortName)).forEach(file -> {
            out.append("# DRL of ").append(plain(file.shortName())).append(":\n");
            for (String line : file.text().split("\\R")) {
                out.append("#   ").append(plain(line)).append('\n');
            }
        });
        return out.toString();
    }

    /** The names of a base's rules, which is all it tells. */
    static String text(KieBase base, String version) {
        StringBuilder out = new StringBuilder("# KieBase " + plain(version) + ":\n");
        base.getKiePackages().stream()
                .sorted(Comparator.comparing(KiePackage::getName))
                .flatMap(rules -> rules.getRules().stream()
                        .map(rule -> rule.getPackageName() + ": " + rule.getName())
                        .sorted())
                .forEach(name -> out.append("#   ").append(plain(name)).append('\n'));
        return out.toString();
    }

    /** Without what YAML takes for the end of a line, or refuses. */
    private static String plain(String text) {
        StringBuilder out = new StringBuilder();
        text.codePoints().forEach(c -> {
            if (c == '\t'
                    || (c >= ' ' && c < 0x7f)
                    || (Character.isDefined(c) && c > 0xa0 && c != 0xfeff && c < 0xd800)) {
                out.appendCodePoint(c);
            } else {
                out.append("\\u{").append(Integer.toHexString(c)).append('}');
            }
        });
        return out.toString();
    }

    /** A name of a text. */
    static String version(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, VERSION);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** Those known facts of a hit that the conditions of its rule name; all of them when it is not found or names none. */
    static List<Fact<?>> asked(List<DrlFile> files, Hit hit) {
        String name = Pattern.quote(hit.rule());
        Pattern rule =
                Pattern.compile("(?ms)^\\s*rule\\s+(?:\"" + name + "\"|'" + name + "'|" + name + "\\s)(.*?)\\bthen\\b");
        for (DrlFile file : files) {
            Matcher matcher = rule.matcher(file.text());
            if (matcher.find()) {
                List<Fact<?>> named = hit.properties().stream()
                        .filter(property -> names(matcher.group(1), property))
                        .<Fact<?>>map(Part.Property::fact)
                        .distinct()
                        .toList();
                return named.isEmpty() ? hit.known() : named;
            }
        }
        return hit.known();
    }

    private static boolean names(String conditions, Part.Property property) {
        return Pattern.compile("(?<![\\w$])" + Pattern.quote(property.name()) + "(?!\\w)")
                .matcher(conditions)
                .find();
    }
}
