package io.sccc.connectors.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.sccc.connectors.Capability;
import java.io.PrintStream;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;

class OverheardTest {

    @Test
    void close_theFirstBeforeTheSecond_bringsStreamsAndLevelBack() {
        PrintStream out = System.out;
        PrintStream err = System.err;
        Level level = Logger.getLogger("").getLevel();
        Overheard first = new Overheard(List.of("s3cret"));
        Overheard second = new Overheard(List.of("s3cret"));
        first.close();
        System.out.println("s3cret");
        assertThat(second.leaks()).containsExactly("the standard streams");
        second.close();
        second.close();
        assertThat(System.out).isSameAs(out);
        assertThat(System.err).isSameAs(err);
        assertThat(Logger.getLogger("").getLevel()).isEqualTo(level);
    }

    @Test
    void leaks_printedLoggedOrThrown_areHeardByAllThatAreOpen() {
        try (Overheard one = new Overheard(List.of("s3cret"));
                Overheard other = new Overheard(List.of("s3cret"))) {
            System.err.print("a s3cret");
            Logger.getLogger("x").finest("a s3cret");
            one.hear(Capability.LISTEN, new Ended(null, new IllegalStateException("a s3cret")));
            assertThat(one.leaks()).containsExactly("the log of x", "an exception of LISTEN", "the standard streams");
            assertThat(other.leaks()).containsExactly("the log of x", "the standard streams");
        }
    }
}
