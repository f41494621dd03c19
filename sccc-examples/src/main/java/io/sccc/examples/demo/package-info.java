/** What {@code mvn -q -Pdemo} shows: the main job over sample posts, and what a supervisor wants to see of it. */
@NullMarked
package io.sccc.examples.demo;

import org.jspecify.annotations.NullMarked;
