package io.sccc.rules;

import io.sccc.core.model.Fact;
import io.sccc.rules.Condition.Not;
import io.sccc.rules.Condition.OneOf;
import io.sccc.rules.Condition.OrUnknown;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Values that probably nobody supplies: a misspelled network, a language or country that is none, a queue or tag that
 * differs by one letter from one used more often. A value of the application's own is nobody's misspelling.
 */
final class LintValues {

    private static final Map<Fact<?>, Set<String>> KNOWN = Map.of(
            Fact.NETWORK,
            Set.of(
                    "twitter",
                    "facebook",
                    "instagram",
                    "whatsapp",
                    "messenger",
                    "youtube",
                    "tiktok",
                    "telegram",
                    "linkedin",
                    "threads",
                    "pinterest",
                    "snapchat",
                    "bluesky",
                    "mastodon",
                    "reddit",
                    "twitch",
                    "discord",
                    "tumblr",
                    "quora",
                    "wordpress",
                    "discourse",
                    "mediawiki",
                    "zendesk",
                    "stackexchange",
                    "trustpilot",
                    "tripadvisor",
                    "google_play",
                    "app_store",
                    "reclame_aqui",
                    "google_maps",
                    "email",
                    "webchat",
                    "forum",
                    "blogger",
                    "request_tracker",
                    "listening",
                    "appstore",
                    "googleplay",
                    "reclameaqui",
                    "gnusocial",
                    "lemmy",
                    "vkontakte",
                    "wechat",
                    "viber",
                    "signal"),
            Fact.INTENT,
            Set.of("complaint", "question", "purchase", "cancel", "fraud", "praise", "idea", "spam", "threat", "other"),
            Fact.BRAND_SECTOR,
            Set.of("telecom", "bank", "consumer-goods", "retail", "insurance", "airline", "energy", "government"));
    private static final Set<Fact<?>> LANGUAGES = Set.of(Fact.LANGUAGE, Fact.BRAND_LANG, Fact.CONTENT_LANG);
    private static final Map<String, String> MEANT_LANGUAGES =
            Map.of("sp", "es", "po", "pt", "br", "pt", "jp", "ja", "cn", "zh", "gr", "el", "mx", "es");
    private static final Set<String> ISO_LANGUAGES = Set.of(Locale.getISOLanguages());
    private static final Map<String, String> COUNTRIES = countries();
    private static final int SHORTEST = 4;
    private static final int LONGEST = 100;

    private final LintReport report;
    private final Map<String, Map<String, Uses>> used = new LinkedHashMap<>();

    LintValues(LintReport report) {
        this.report = report;
    }

    /** How often a value is used, and by which rule first. */
    private record Uses(RuleSpec first, int count) {

        Uses more() {
            return new Uses(first, count + 1);
        }
    }

    /** Country names and codes of three letters, folded, to codes of two. */
    private static Map<String, String> countries() {
        Map<String, String> countries = new HashMap<>();
        for (String code : Locale.getISOCountries()) {
            Locale country = new Locale.Builder().setRegion(code).build();
            String two = code.toLowerCase(Locale.ROOT);
            countries.put(country.getISO3Country().toLowerCase(Locale.ROOT), two);
            for (String language : List.of("en", "es", "pt")) {
                countries.put(folded(country.getDisplayCountry(Locale.forLanguageTag(language))), two);
            }
        }
        countries.put("uk", "gb");
        countries.put("usa", "us");
        for (String code : Locale.getISOCountries()) {
            countries.put(code.toLowerCase(Locale.ROOT), code.toLowerCase(Locale.ROOT));
        }
        return Map.copyOf(countries);
    }

    void of(RuleSpec rule) {
        rule.conditions().forEach(condition -> of(rule, condition));
        if (rule.queue() != null) {
            use(rule, "queue", rule.queue());
        }
        rule.tags().forEach(tag -> use(rule, "tag", tag));
    }

    private void of(RuleSpec rule, Condition condition) {
        if (condition instanceof Not it) {
            of(rule, it.condition());
        } else if (condition instanceof OrUnknown it) {
            of(rule, it.condition());
        } else if (condition instanceof OneOf it && it.fact().values().isEmpty()) {
            it.values().forEach(value -> value(rule, it, value));
        }
    }

    private void value(RuleSpec rule, OneOf condition, String value) {
        Fact<?> fact = condition.fact();
        if (LANGUAGES.contains(fact)) {
            language(rule, fact, value);
        } else if (fact.equals(Fact.COUNTRY)) {
            country(rule, value);
        } else if (!fact.equals(Fact.TEXT)) {
            String meant = NearMiss.misspelled(value, KNOWN.getOrDefault(fact, Set.of()));
            if (meant == null) {
                use(rule, "value of " + fact, value);
            } else if (!condition.values().contains(meant)) {
                tell(rule, fact, value, "is probably misspelled", "Did you mean " + Quote.of(meant) + "?");
            }
        }
    }

    private void language(RuleSpec rule, Fact<?> fact, String value) {
        String meant = MEANT_LANGUAGES.get(value);
        boolean iso = ISO_LANGUAGES.contains(value) || value.length() != 2;
        if (value.equals("br")) {
            tell(rule, fact, value, "is Breton", "Portuguese is \"pt\", of Brazil also");
        } else if (!iso) {
            tell(
                    rule,
                    fact,
                    value,
                    "is no ISO 639-1 language code, so that no post has it",
                    meant == null
                            ? "Write es, pt, en or another code of ISO 639-1"
                            : "Did you mean " + Quote.of(meant) + "?");
        }
    }

    private void country(RuleSpec rule, String value) {
        String meant = COUNTRIES.get(folded(value));
        if (meant == null || !meant.equals(value)) {
            tell(
                    rule,
                    Fact.COUNTRY,
                    value,
                    "is no ISO 3166-1 country code of two letters",
                    meant == null ? "Write mx, br, co, ar, us, ..." : "Did you mean " + Quote.of(meant) + "?");
        }
    }

    private void tell(RuleSpec rule, Fact<?> fact, String value, String what, String fix) {
        report.warn(LintReport.VALUE, rule, "value " + Quote.of(value) + " of field " + fact + " " + what, fix);
    }

    private void use(RuleSpec rule, String what, String value) {
        used.computeIfAbsent(what, key -> new LinkedHashMap<>()).merge(value, new Uses(rule, 1), (a, b) -> a.more());
    }

    /** Warns of what differs by little from what is used more often. */
    void compare() {
        used.forEach(this::compare);
    }

    private void compare(String what, Map<String, Uses> uses) {
        Map<String, Set<String>> byShort = new HashMap<>();
        uses.keySet()
                .forEach(value -> shorter(folded(value))
                        .forEach(part -> byShort.computeIfAbsent(part, key -> new TreeSet<>())
                                .add(value)));
        uses.forEach((value, use) -> {
            String meant = meant(value, use, uses, byShort);
            if (meant != null) {
                report.warn(
                        LintReport.VALUE,
                        use.first,
                        what + " " + Quote.of(value) + " is almost " + Quote.of(meant) + ", which other rules use",
                        "If the same is meant, write " + Quote.of(meant) + " here");
            }
        });
    }

    /** A text and, of one that is neither short nor long, all that is left of it without one letter. */
    private static Set<String> shorter(String text) {
        Set<String> parts = new TreeSet<>(List.of(text));
        boolean near = text.length() >= SHORTEST && text.length() <= LONGEST;
        for (int i = 0; near && i < text.length(); i++) {
            parts.add(text.substring(0, i) + text.substring(i + 1));
        }
        return parts;
    }

    private static @Nullable String meant(
            String value, Uses use, Map<String, Uses> uses, Map<String, Set<String>> byShort) {
        for (String part : shorter(folded(value))) {
            for (String other : byShort.getOrDefault(part, Set.of())) {
                Uses theirs = uses.get(other);
                if (theirs != null && !other.equals(value) && isMeant(value, use, other, theirs)) {
                    return other;
                }
            }
        }
        return null;
    }

    private static boolean isMeant(String value, Uses use, String other, Uses theirs) {
        boolean sameWord = folded(value).equals(folded(other));
        if (sameWord) {
            return theirs.count > use.count || (theirs.count == use.count && other.compareTo(value) > 0);
        }
        return theirs.count > use.count
                && theirs.count > 1
                && value.length() >= SHORTEST
                && other.length() >= SHORTEST
                && value.chars().noneMatch(Character::isDigit)
                && other.chars().noneMatch(Character::isDigit)
                && NearMiss.isOneLetterOff(folded(value), folded(other));
    }

    private static String folded(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFD)
                .replaceAll("\\p{M}+", "")
                .toLowerCase(Locale.ROOT);
    }
}
