package io.sccc.examples.run;

import io.sccc.examples.live.Account;
import org.jspecify.annotations.Nullable;

/** What a run does about decisions. */
public sealed interface Acting {

    /** Actions are asked and not done. */
    record Dry() implements Acting {}

    /** They are done on the playground. */
    record Simulated() implements Acting {}

    /**
     * They are done on the accounts that are listened to, and in a CRM.
     *
     * @param crm null when nothing is done in one
     */
    record Live(@Nullable Account crm) implements Acting {}
}
