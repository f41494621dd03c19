/**
 * Bring your own Drools: rules in DRL, or a KieBase, over the facts of a post. They are given to {@link
 * io.sccc.rules.DroolsRouter#builder()} and decided about in one resolution with the rules in YAML.
 *
 * <pre>{@code
 * package acme;
 * import io.sccc.core.model.Level;
 * import io.sccc.rules.drools.*;
 * global io.sccc.rules.drools.Hits hits;
 *
 * rule "angry gold" when
 *     Message(intent == "complaint", sentiment <= -0.5)
 *     Contact(tier in ("gold", "platinum"))
 * then
 *     hits.add("angry-gold", Level.CRM).priority(80).queue("retention").sla(30);
 * end
 * }</pre>
 *
 * <p>A rule tells its result by the global {@code hits}: an id, a level, and what {@link io.sccc.rules.drools.Hit} offers. The
 * id is the rule's name in routes, explanations and reports. What decides is the priority of the hit, never the salience or
 * order of firing. Any feature of DRL may be used: own types, insert, not, accumulate, groups, queries, functions. Rules
 * of the application's own facts find them in {@link io.sccc.rules.drools.FactSheet}, or insert objects of their own.
 *
 * <p><b>Trusted code.</b> DRL is Java: a rule, on either side, can do whatever the application can, and nothing limits it. It
 * is never read from a folder of YAML rules. In a center of several tenants such rules are asked only about posts of the
 * tenants that {@code forTenants(...)} names; where none is named, only about those of the default tenant.
 *
 * <p><b>What is not known is null.</b> Comparisons with null are false: {@code sentiment <= -0.5}, {@code topics contains
 * "tv"}. Three things to know: a negation ({@code !=}, {@code not in}, {@code not contains}) is <em>true</em> of null, unlike
 * in YAML, so say {@code language != null} with it; a flag alone ({@code urgent}) fails on null, so write {@code urgent ==
 * true}; so does a method of null. Conditions that fail where nothing is known are refused when the rules are loaded. {@code
 * oneOf(tier, "gold")}, {@code anyOf(topics, "tv")} and {@code says("se cayó", "factur*")} ignore case (the last two
 * accents too) and are false of the unknown; {@code ==} and {@code in} heed case.
 *
 * <table>
 * <caption>Facts of the post; each type is there once for every post</caption>
 * <tr><th>type</th><th>property</th><th>is a</th><th>what it tells</th></tr>
 * <tr><td>Message</td><td>{@code network}</td><td>text</td><td>Network the post was written on</td></tr>
 * <tr><td>Message</td><td>{@code account}</td><td>text</td><td>The company's account through which it was seen</td></tr>
 * <tr><td>Message</td><td>{@code kind}</td><td>text</td><td>What sort of message: {@code post}, {@code comment}, {@code direct_message}, ...</td></tr>
 * <tr><td>Message</td><td>{@code visibility}</td><td>text</td><td>{@code public} or {@code private}</td></tr>
 * <tr><td>Message</td><td>{@code authorRole}</td><td>text</td><td>{@code customer}, {@code agent}, {@code brand} or {@code unknown}</td></tr>
 * <tr><td>Message</td><td>{@code text}</td><td>text</td><td>The text, personal data masked; {@code says(...)} finds words in it</td></tr>
 * <tr><td>Message</td><td>{@code hashtags}</td><td>set</td><td>Hashtags in lower case, without #</td></tr>
 * <tr><td>Message</td><td>{@code reply}</td><td>flag</td><td>Whether it answers another post</td></tr>
 * <tr><td>Message</td><td>{@code link}</td><td>flag</td><td>Whether it carries a link</td></tr>
 * <tr><td>Message</td><td>{@code personalData}</td><td>set</td><td>Kinds of personal data that were masked</td></tr>
 * <tr><td>Message</td><td>{@code language}</td><td>text</td><td>Language, ISO 639-1</td></tr>
 * <tr><td>Message</td><td>{@code sentiment}</td><td>number</td><td>From -1, negative, to 1, positive</td></tr>
 * <tr><td>Message</td><td>{@code intent}</td><td>text</td><td>What the author wants, in one word</td></tr>
 * <tr><td>Message</td><td>{@code intentScore}</td><td>number</td><td>How sure the intent is, 0 to 1</td></tr>
 * <tr><td>Message</td><td>{@code complaint}</td><td>flag</td><td>Whether something is wrong and the author says so</td></tr>
 * <tr><td>Message</td><td>{@code question}</td><td>flag</td><td>Whether the author wants an answer</td></tr>
 * <tr><td>Message</td><td>{@code urgent}</td><td>flag</td><td>Whether it cannot wait</td></tr>
 * <tr><td>Message</td><td>{@code purchaseIntent}</td><td>flag</td><td>Whether the author wants to buy</td></tr>
 * <tr><td>Message</td><td>{@code idea}</td><td>flag</td><td>Whether the author proposes something</td></tr>
 * <tr><td>Message</td><td>{@code praise}</td><td>flag</td><td>Whether the author thanks or praises</td></tr>
 * <tr><td>Message</td><td>{@code spam}</td><td>flag</td><td>Whether it is advertising, bait or repetition</td></tr>
 * <tr><td>Message</td><td>{@code topics}</td><td>set</td><td>Topics in lower case</td></tr>
 * <tr><td>Author</td><td>{@code known}</td><td>flag</td><td>Whether the network told who wrote it</td></tr>
 * <tr><td>Author</td><td>{@code followers}</td><td>number</td><td>How many people follow the author</td></tr>
 * <tr><td>Author</td><td>{@code verified}</td><td>flag</td><td>Whether the network vouches for them</td></tr>
 * <tr><td>Author</td><td>{@code brand}</td><td>flag</td><td>Whether it is an account of the brand</td></tr>
 * <tr><td>Author</td><td>{@code employee}</td><td>flag</td><td>Whether the author works for the company</td></tr>
 * <tr><td>Author</td><td>{@code rank}</td><td>text</td><td>Rank in the community</td></tr>
 * <tr><td>Author</td><td>{@code posts24h}</td><td>number</td><td>Their posts within 24 hours before this one</td></tr>
 * <tr><td>Author</td><td>{@code conversations7d}</td><td>number</td><td>Their other conversations within 7 days</td></tr>
 * <tr><td>Author</td><td>{@code copies10m}</td><td>number</td><td>Earlier posts of the same text within 10 minutes</td></tr>
 * <tr><td>Contact</td><td>{@code tier}</td><td>text</td><td>Tier: gold, vip, ...</td></tr>
 * <tr><td>Contact</td><td>{@code products}</td><td>set</td><td>Products they have, in lower case</td></tr>
 * <tr><td>Contact</td><td>{@code openCases}</td><td>number</td><td>Their open cases in the CRM</td></tr>
 * <tr><td>Contact</td><td>{@code country}</td><td>text</td><td>Country, ISO 3166-1</td></tr>
 * <tr><td>Brand</td><td>{@code name}</td><td>text</td><td>Its name</td></tr>
 * <tr><td>Brand</td><td>{@code sector}</td><td>text</td><td>Its sector: telecom, bank, ...</td></tr>
 * <tr><td>Brand</td><td>{@code lang}</td><td>text</td><td>Language of its page</td></tr>
 * <tr><td>Conversation</td><td>{@code level}</td><td>text</td><td>Highest level reached before: {@code none}, {@code ignore}, ... {@code crm}</td></tr>
 * <tr><td>Conversation</td><td>{@code caseState}</td><td>text</td><td>Our case: {@code none}, {@code open} or {@code closed}</td></tr>
 * <tr><td>Conversation</td><td>{@code posts}</td><td>number</td><td>Posts before this one</td></tr>
 * <tr><td>Conversation</td><td>{@code customerPosts}</td><td>number</td><td>This customer's posts before this one</td></tr>
 * <tr><td>Conversation</td><td>{@code startedBy}</td><td>text</td><td>Who wrote the first post: {@code customer}, {@code company} or {@code unknown}</td></tr>
 * <tr><td>Conversation</td><td>{@code agentReplied}</td><td>flag</td><td>Whether the company has answered</td></tr>
 * <tr><td>Conversation</td><td>{@code unanswered}</td><td>flag</td><td>Whether the customer waits for an answer</td></tr>
 * <tr><td>Conversation</td><td>{@code contentOffered}</td><td>flag</td><td>Whether content was offered before</td></tr>
 * <tr><td>Content</td><td>{@code found}</td><td>flag</td><td>Whether content was found that is good enough to be offered</td></tr>
 * <tr><td>Content</td><td>{@code score}</td><td>number</td><td>How well it fits, 0 to 1</td></tr>
 * <tr><td>Content</td><td>{@code id}</td><td>text</td><td>Its id</td></tr>
 * <tr><td>Content</td><td>{@code lang}</td><td>text</td><td>Its language</td></tr>
 * <tr><td>Situation</td><td>{@code tenant}</td><td>text</td><td>Whose data the post is</td></tr>
 * <tr><td>Situation</td><td>{@code party}</td><td>text</td><td>Who answers for the company here</td></tr>
 * <tr><td>Situation</td><td>{@code at}</td><td>number</td><td>When it is decided, in seconds since 1970-01-01 UTC</td></tr>
 * <tr><td>Situation</td><td>{@code businessHours}</td><td>flag</td><td>Whether it is within business hours</td></tr>
 * <tr><td>Situation</td><td>{@code agentLoad}</td><td>number</td><td>Share of the agents' capacity in use, 0 to 1</td></tr>
 * <tr><td>Situation</td><td>{@code topicAuthors15m}</td><td>number</td><td>Distinct authors on the main topic within 15 minutes</td></tr>
 * <tr><td>Situation</td><td>{@code cost}</td><td>number</td><td>What the conversation has cost so far</td></tr>
 * <tr><td>Situation</td><td>{@code crisis}</td><td>flag</td><td>Whether crisis mode is on</td></tr>
 * <tr><td>FactSheet</td><td>{@code text("name")}, {@code number("name")}, {@code flag("name")}, {@code words("name")}</td>
 *     <td></td><td>Every fact by its name, those of the application too</td></tr>
 * </table>
 *
 * <p><b>Faults.</b> A rule that throws, or rules that fire each other for ever, make the post a dead letter; {@link
 * io.sccc.rules.drools.DrlException} names the rule. Other posts are routed as before.
 *
 * <p>Why long-lived sessions: making one costs more than matching a post. Each is used by one thread at a time; all facts are
 * taken out after each post, and a session in which anything was thrown is dropped. Rules that need no fact at all ({@code
 * not Content()} alone), and groups, locks and timers, would be different in the second post of a session, so with one of
 * them every post gets a session of its own: right, but slower. Begin each rule with a fact.
 *
 * <p>Why {@code drools-engine} is optional: rules in YAML need no compiler, and that is 20 jars less. A KieBase brings
 * what it needs.
 */
@NullMarked
package io.sccc.rules.drools;

import org.jspecify.annotations.NullMarked;
