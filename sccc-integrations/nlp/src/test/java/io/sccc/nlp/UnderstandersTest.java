package io.sccc.nlp;

import static org.assertj.core.api.Assertions.assertThat;

import io.sccc.core.spi.Understander;
import java.util.List;
import org.junit.jupiter.api.Test;

class UnderstandersTest {

    @Test
    void builtIn_always_standsInTheOrderTheyBuildOnOneAnother() {
        List<Understander> understanders = Understanders.builtIn();
        assertThat(understanders)
                .hasExactlyElementsOfTypes(
                        LanguageUnderstander.class, SentimentUnderstander.class, CueUnderstander.class);
    }
}
