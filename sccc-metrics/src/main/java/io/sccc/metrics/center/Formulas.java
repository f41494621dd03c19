package io.sccc.metrics.center;

import io.sccc.core.model.Level;
import io.sccc.metrics.Metric;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Every number of the center, in the order in which it is told, and what a store must measure for them. */
final class Formulas {

    private static final List<String> POST = List.of(
            Measures.NETWORK,
            Measures.ROLE,
            Measures.KIND,
            Measures.LANGUAGE,
            Measures.SENTIMENT,
            Measures.TOPIC,
            Measures.HASHTAG,
            Measures.BRAND,
            Measures.CAMPAIGN,
            Measures.COUNTRY,
            Measures.PARTY,
            Measures.TEAM,
            Measures.LEVEL,
            Measures.QUEUE,
            Measures.RULE);
    private static final List<String> AUTHORS = List.of(
            Measures.NETWORK,
            Measures.LANGUAGE,
            Measures.TOPIC,
            Measures.BRAND,
            Measures.CAMPAIGN,
            Measures.COUNTRY,
            Measures.PARTY);
    private static final List<String> CUSTOMER = List.of(
            Measures.NETWORK,
            Measures.ROLE,
            Measures.LANGUAGE,
            Measures.TOPIC,
            Measures.BRAND,
            Measures.CAMPAIGN,
            Measures.COUNTRY,
            Measures.PARTY,
            Measures.TEAM);
    private static final List<String> CASE = List.of(
            Measures.NETWORK,
            Measures.LANGUAGE,
            Measures.TOPIC,
            Measures.BRAND,
            Measures.CAMPAIGN,
            Measures.COUNTRY,
            Measures.PARTY,
            Measures.TEAM,
            Measures.LEVEL,
            Measures.QUEUE,
            Measures.RULE);
    private static final List<String> WAIT = List.of(
            Measures.NETWORK,
            Measures.LANGUAGE,
            Measures.BRAND,
            Measures.CAMPAIGN,
            Measures.COUNTRY,
            Measures.PARTY,
            Measures.TEAM,
            Measures.LEVEL,
            Measures.QUEUE);
    private static final List<String> NETWORK = List.of(Measures.NETWORK);
    private static final List<String> FEELINGS = List.of(Measures.POSITIVE, Measures.NEUTRAL, Measures.NEGATIVE);

    private Formulas() {}

    static List<Formula> all() {
        List<Formula> all = new ArrayList<>();
        all.add(Formula.sum(Measures.VOLUME, "posts", POST));
        all.add(new Formula(
                "unique_authors", Formula.Kind.UNIQUE, Measures.AUTHOR, null, List.of(), "people", AUTHORS));
        all.add(new Formula(
                Measures.REACH, Formula.Kind.SUM, Measures.REACH, null, List.of(Measures.REACH_POSTS), "people", POST));
        all.add(new Formula("share_of_voice", Formula.Kind.SHARE, Measures.VOLUME, null, List.of(), "ratio", POST));
        all.add(new Formula(
                "sentiment", Formula.Kind.RATIO, Measures.POSITIVE, Measures.NEGATIVE, FEELINGS, "ratio", POST));
        all.add(new Formula(
                "sentiment_change",
                Formula.Kind.CHANGE,
                Measures.POSITIVE,
                Measures.NEGATIVE,
                FEELINGS,
                "ratio",
                POST));
        all.add(Formula.sum(Measures.CUSTOMERS, "customers", CUSTOMER));
        for (Level level : Level.values()) {
            all.add(Formula.ratio(
                    "funnel_" + level.name().toLowerCase(Locale.ROOT), stopped(level), Measures.PAIRS, CUSTOMER));
        }
        all.add(Formula.times(Measures.FIRST_RESPONSE, WAIT));
        all.add(Formula.times(Measures.NEXT_RESPONSE, WAIT));
        all.add(Formula.times(Measures.RESOLUTION, WAIT));
        all.add(new Formula("backlog", Formula.Kind.STATE, Measures.WAITING, null, List.of(), "customers", WAIT));
        all.add(new Formula(
                "oldest_waiting", Formula.Kind.AGE, Measures.WAITING, null, List.of(), "seconds", List.of()));
        all.add(Formula.sum(Measures.CASES_OPENED, "cases", CASE));
        all.add(Formula.sum(Measures.CASES_CLOSED, "cases", CASE));
        all.add(new Formula("open_cases", Formula.Kind.STATE, Measures.CASES_OPEN, null, List.of(), "cases", CASE));
        all.add(Formula.ratio("reopen_rate", Measures.CASES_REOPENED, Measures.CASES_CLOSED, CASE));
        all.add(Formula.ratio("case_rate", Measures.CASES_OPENED, Measures.CUSTOMERS, common(CASE)));
        all.add(Formula.ratio("not_an_issue_rate", Measures.NOT_AN_ISSUE, Measures.CASES_CLOSED, CASE));
        all.add(Formula.sum(Measures.ATTEMPTS, "attempts", CASE));
        all.add(Formula.sum(Measures.ANSWERS, "posts", CASE));
        all.add(Formula.sum(Measures.CLICKS, "clicks", CASE));
        all.add(Formula.sum(Measures.RESOLUTIONS, "attempts", CASE));
        all.add(Formula.ratio("deflection_rate", Measures.DEFLECTED, Measures.JUDGED, CASE));
        all.add(Formula.ratio("community_solve_rate", Measures.SOLVED, Measures.QUESTIONS, CASE));
        all.add(Formula.times(Measures.SOLVE_TIME, WAIT));
        all.add(new Formula(
                "cost_per_contact",
                Formula.Kind.RATIO,
                Measures.COST,
                null,
                List.of(Measures.CUSTOMERS),
                "cost",
                common(CASE)));
        all.add(new Formula(
                "rule_hit_rate",
                Formula.Kind.PART,
                Measures.DECISIONS,
                null,
                List.of(),
                "ratio",
                List.of(Measures.RULE)));
        all.add(Formula.times(Measures.LAG, List.of(Measures.SOURCE)));
        all.add(Formula.sum(Measures.DEAD_LETTERS, "items", List.of(Measures.NETWORK, Measures.ERROR)));
        for (String counted : List.of(Measures.DUPLICATES, Measures.EDITS, Measures.DELETIONS)) {
            all.add(Formula.sum(counted, "posts", NETWORK));
        }
        all.add(Formula.sum(Measures.UNTIMED, "posts", POST));
        return List.copyOf(all);
    }

    /** What a store measures. */
    static Metric[] measured() {
        List<Metric> all = new ArrayList<>();
        sums(all, POST, Measures.VOLUME, Measures.REACH, Measures.REACH_POSTS, Measures.UNTIMED);
        sums(all, POST, Measures.POSITIVE, Measures.NEUTRAL, Measures.NEGATIVE);
        all.add(Metric.unique(Measures.AUTHOR).by(AUTHORS.toArray(String[]::new)));
        sums(all, CUSTOMER, Measures.PAIRS, Measures.CUSTOMERS);
        for (Level level : Level.values()) {
            sums(all, CUSTOMER, stopped(level));
        }
        for (String time :
                List.of(Measures.FIRST_RESPONSE, Measures.NEXT_RESPONSE, Measures.RESOLUTION, Measures.SOLVE_TIME)) {
            all.add(Metric.quantiles(time).by(WAIT.toArray(String[]::new)));
        }
        sums(all, WAIT, Measures.WAITING);
        sums(all, CASE, Measures.CASES_OPENED, Measures.CASES_CLOSED, Measures.CASES_REOPENED);
        sums(all, CASE, Measures.NOT_AN_ISSUE, Measures.CASES_OPEN, Measures.COST);
        sums(all, CASE, Measures.ATTEMPTS, Measures.ANSWERS, Measures.CLICKS, Measures.RESOLUTIONS);
        sums(all, CASE, Measures.JUDGED, Measures.DEFLECTED, Measures.QUESTIONS, Measures.SOLVED);
        sums(all, List.of(Measures.NETWORK, Measures.LEVEL, Measures.QUEUE, Measures.RULE), Measures.DECISIONS);
        sums(all, List.of(Measures.NETWORK, Measures.ERROR), Measures.DEAD_LETTERS);
        sums(all, NETWORK, Measures.DUPLICATES, Measures.EDITS, Measures.DELETIONS);
        all.add(Metric.quantiles(Measures.LAG).by(Measures.SOURCE));
        return all.toArray(Metric[]::new);
    }

    /** The measure of the pairs that stopped at a level. */
    static String stopped(Level level) {
        return "pairs_" + level.name().toLowerCase(Locale.ROOT);
    }

    /** Of these dimensions those that customers have too: a ratio needs both. */
    private static List<String> common(List<String> dimensions) {
        return dimensions.stream().filter(CUSTOMER::contains).toList();
    }

    private static void sums(List<Metric> all, List<String> by, String... names) {
        for (String name : names) {
            all.add(Metric.sum(name).by(by.toArray(String[]::new)));
        }
    }
}
