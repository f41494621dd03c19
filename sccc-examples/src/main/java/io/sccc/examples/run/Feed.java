package io.sccc.examples.run;

import io.sccc.examples.live.Account;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where the posts of a run come from. */
public sealed interface Feed {

    /** A file, read to its end. */
    record Recorded(Path posts) implements Feed {}

    /**
     * Real accounts.
     *
     * @param sources what is listened to
     * @param untilIdle the run is over when nothing new has come for so long; null when only a signal ends it
     */
    record Live(List<Account> sources, @Nullable Duration untilIdle) implements Feed {

        /** Copies the list. */
        public Live {
            sources = List.copyOf(sources);
        }
    }
}
