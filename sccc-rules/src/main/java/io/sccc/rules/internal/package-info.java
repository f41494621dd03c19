/**
 * The one place that knows Drools. Not for applications: anything here may change in any version.
 *
 * <p><b>Why no agenda, salience or inserted facts.</b> The network only finds out which rules match; every match is
 * collected and the winner is chosen in plain Java, so that the order in which Drools fires can never change a route. It
 * is Drools' match network with a conflict resolution of our own.
 *
 * <p><b>Why {@link io.sccc.rules.internal.Network} has no session.</b> Of the time a post takes in a long-lived session,
 * a third goes into the conditions of the rules and the rest into handles, tuples, agenda and deletion. A match network
 * of one pattern a rule needs none of these: a post enters the {@code ObjectTypeNode}, passes {@code AlphaNode}s whose
 * conditions hold, and ends at a {@link io.sccc.rules.internal.Junction}, attached with the public {@code
 * addObjectSink}. Apache's own DMN engine builds its decision tables this way ({@code
 * org.kie.dmn.core.compiler.alphanetbased}).
 *
 * <p><b>Why anchors.</b> Drools looks up the alpha nodes below a node only when their conditions are equalities of a field
 * with one value; all others are asked one by one, and with rules on topics and keywords that is every rule for every
 * post. {@link io.sccc.rules.internal.Wiring} puts each rule below the condition that most likely excludes it, as far as
 * {@link io.sccc.rules.internal.Odds} can guess, and an {@link io.sccc.rules.internal.Index} enters those whose
 * values were found. It may do so because a keyed condition holds exactly when one of its values is found (not known
 * being a value too), and a rule matches only when all its conditions hold. A value that very many rules name is no
 * trouble: the rules below it are divided by their next conditions in the same way. Few rules are just asked.
 *
 * <p><b>Why it is safe to use what Drools does not promise.</b> {@code org.drools.core} is internal to Drools, whose
 * version is therefore pinned; InternalsTest holds what is assumed of it, and the same rules run through the public
 * interfaces alone ({@link io.sccc.rules.internal.Sessions}) with {@code -Dsccc.rules.engine=public}, which is also what
 * the network is tested against on random rules and facts. There is no falling back by itself: an engine that quietly
 * becomes twenty times slower is a fault nobody finds.
 */
@NullMarked
package io.sccc.rules.internal;

import org.jspecify.annotations.NullMarked;
