package io.sccc.metrics.center;

import java.time.Instant;

/** Something offered that may make a case needless. */
final class Attempt {

    final Instant due;
    final Tags tags;
    final AuthorKey person;
    boolean failed;

    Attempt(Instant due, Tags tags, AuthorKey person) {
        this.due = due;
        this.tags = tags;
        this.person = person;
    }
}
