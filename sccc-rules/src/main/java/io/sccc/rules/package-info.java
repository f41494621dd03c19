/**
 * Routing by rules: what a rule is, the YAML and CSV ways to write one, and the router that applies them.
 *
 * <p>Drools matches the rules; which of the matches wins is decided in plain Java, by priority and then id, so that the same
 * facts always give the same route and every route can explain itself. Lint, back-test and explanation belong here too.
 *
 * <p>Why no rule language of Drools here: rules are data that a supervisor edits. They become Drools objects directly, with no
 * parser or compiler at run time. Hosts that have their own {@code .drl} files use {@code io.sccc.rules.drools}.
 */
@NullMarked
package io.sccc.rules;

import org.jspecify.annotations.NullMarked;
