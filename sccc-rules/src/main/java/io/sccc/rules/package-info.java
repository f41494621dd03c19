/**
 * Routing by rules: what a rule is, how it is written in YAML, and the router that applies it. Start at {@link
 * io.sccc.rules.DroolsRouter}; test rules with {@link io.sccc.rules.RouteVerifier}.
 *
 * <p>Drools matches the rules; which of the matches wins is decided in plain Java, by priority and then id, so that the same
 * facts always give the same route and every route can explain itself. Lint and explanation belong here too.
 *
 * <p>Why no rule language of Drools here: rules are data that a supervisor edits. They become Drools objects directly, with no
 * parser or compiler at run time.
 */
@NullMarked
package io.sccc.rules;

import org.jspecify.annotations.NullMarked;
