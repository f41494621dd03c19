/**
 * Routing by rules: what a rule is, how it is written in YAML, and the router that applies it. Start at {@link
 * io.sccc.rules.DroolsRouter}; test rules with {@link io.sccc.rules.RouteVerifier}.
 *
 * <p>Drools matches the rules; which of the matches wins is decided in plain Java, by priority and then id, so that the same
 * facts always give the same route and every route can explain itself. Lint and explanation belong here too.
 *
 * <p>Why no rule language of Drools here: rules are data that a supervisor edits. They become Drools objects directly, with no
 * parser or compiler at run time.
 *
 * <p>Why one reader for all faces: a row of a table and a rule made in Java become what a YAML file would have held before
 * anything looks at them ({@code Table}, {@code Canonical}), so that no face can mean more, or be checked less, than
 * another.
 *
 * <p>Why groups are counted here and not by Drools' agenda: a route must be a function of the set of matches. Which rule
 * outdid which is then known, and can be told.
 *
 * <p>Why RE2 for patterns: rules come from people who may not be trusted with the time of a thread.
 */
@NullMarked
package io.sccc.rules;

import org.jspecify.annotations.NullMarked;
