/**
 * Routing by rules: what a rule is ({@link io.sccc.rules.RuleSpec}), how it is written in YAML, and the router that applies
 * it ({@link io.sccc.rules.DroolsRouter}: start here). {@link io.sccc.rules.Explanation} tells why a post went where it
 * went, {@link io.sccc.rules.Lint} what is probably not meant, {@link io.sccc.rules.RuleTests} and {@link
 * io.sccc.rules.RouteVerifier} whether the rules do what their authors expect.
 *
 * <p>A rule file is a mapping with {@code rules}, a list of:
 *
 * <pre>{@code
 * - id: outage-complaint              # a-z, 0-9, dot, dash, underscore; unique over the set
 *   priority: high                    # 0..1000, or low (10), normal (50), high (80), critical (100); larger wins
 *   after: 72h                        # optional: asked again so long after the post
 *   when:                             # all must hold; facts are those of Fact.vocabulary()
 *     channel: [twitter, facebook]    # any of
 *     complaint: true
 *     sentiment: "<= -0.3"            # < <= > >= = !=
 *     author.followers: {all: [">= 100", "< 10000"]}
 *     keywords: ["sin señal", "caí*"] # words and phrases of the text, accents and case ignored; * ends a prefix
 *     topics: {any: [billing], none: [promotion]}
 *     brand.sector: {any: telecom, unknown: true}   # holds also when nobody knows
 *     language: {not: en}
 *   then:
 *     level: CRM                      # without a level the rule only adds tags and actions
 *     queue: redes
 *     tags: [outage]
 *     sla: 15m
 *     actions: [open_case, {reply: {es: "...", pt: "...", en: "..."}}, {notify: {to: supervisor}}]
 *   reason: {en: "...", es: "...", pt: "..."}
 *   tests:
 *     - {given: {text: "...", complaint: true}, expect: {level: CRM, rule: outage-complaint}}
 * }</pre>
 *
 * <p><b>Why the winner is chosen in plain Java.</b> Drools finds the rules that match; which of them wins is decided by
 * priority and then id. The order in which an engine fires is promised by nobody, and priorities inside an engine spread
 * until every rule has its own; so the same facts always give the same route, and every route can explain itself.
 *
 * <p><b>Why three values.</b> A fact that did not come is unknown, never a default: "not a complaint" must not be true of a
 * post that nobody looked at. A rule matches only when all its conditions are true.
 *
 * <p><b>Why no rule language of Drools.</b> Rules are data that a supervisor edits; DRL is code. Text is read into a closed
 * set of conditions and actions and these become Drools objects directly: there is no parser, compiler or expression
 * language between a rule's text and the network, so nothing in it can run. A {@code .drl} file in a rules folder is refused.
 *
 * <p><b>Why the YAML reader is strict.</b> Anchors, aliases, tags and second documents have no use in a rule and are how YAML
 * files do harm; a field that is given twice or misspelled would silently change what a rule means. What a plain text such
 * as {@code no} or {@code 010} stands for is decided by the field, not by YAML.
 */
@NullMarked
package io.sccc.rules;

import org.jspecify.annotations.NullMarked;
