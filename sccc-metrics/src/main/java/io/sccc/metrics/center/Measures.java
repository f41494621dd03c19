package io.sccc.metrics.center;

/** Names of what is counted, and of what it is told apart by. Ratios are made of these when they are read. */
final class Measures {

    static final String VOLUME = "volume";
    static final String AUTHOR = "author";
    static final String REACH = "reach";
    static final String REACH_POSTS = "reach_posts";
    static final String POSITIVE = "positive";
    static final String NEUTRAL = "neutral";
    static final String NEGATIVE = "negative";
    static final String UNTIMED = "untimed";
    static final String DUPLICATES = "duplicates";
    static final String EDITS = "edits";
    static final String DELETIONS = "deletions";
    static final String DEAD_LETTERS = "dead_letters";
    static final String DECISIONS = "decisions";
    static final String PAIRS = "pairs";
    static final String CUSTOMERS = "customers";
    static final String FIRST_RESPONSE = "first_response";
    static final String NEXT_RESPONSE = "next_response";
    static final String WAITING = "waiting";
    static final String CASES_OPENED = "cases_opened";
    static final String CASES_CLOSED = "cases_closed";
    static final String CASES_REOPENED = "cases_reopened";
    static final String NOT_AN_ISSUE = "not_an_issue";
    static final String CASES_OPEN = "cases_open";
    static final String RESOLUTION = "resolution";
    static final String COST = "cost";
    static final String ATTEMPTS = "deflection_attempts";
    static final String ANSWERS = "deflection_answers";
    static final String CLICKS = "deflection_clicks";
    static final String RESOLUTIONS = "deflection_resolutions";
    static final String JUDGED = "deflection_judged";
    static final String DEFLECTED = "deflected";
    static final String QUESTIONS = "community_questions";
    static final String SOLVED = "community_solved";
    static final String SOLVE_TIME = "community_solve_time";
    static final String LAG = "connector_lag";

    static final String NETWORK = "network";
    static final String ROLE = "role";
    static final String KIND = "kind";
    static final String LANGUAGE = "language";
    static final String SENTIMENT = "sentiment";
    static final String TOPIC = "topic";
    static final String HASHTAG = "hashtag";
    static final String BRAND = "brand";
    static final String CAMPAIGN = "campaign";
    static final String COUNTRY = "country";
    static final String PARTY = "party";
    static final String TEAM = "team";
    static final String LEVEL = "level";
    static final String QUEUE = "queue";
    static final String RULE = "rule";
    static final String SOURCE = "source";
    static final String ERROR = "error";

    private Measures() {}
}
