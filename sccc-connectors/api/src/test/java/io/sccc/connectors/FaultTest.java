package io.sccc.connectors;

import static io.sccc.connectors.Plaza.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sccc.core.error.PermanentException;
import io.sccc.core.error.ScccException;
import io.sccc.core.error.TransientException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FaultTest {

    @ParameterizedTest
    @EnumSource
    void exception_everyKind_isTheRightOne(Fault.Kind kind) {
        Fault fault = Fault.of(kind, "posting a reply");
        ScccException exception = fault.exception(NOON);
        assertThat(exception).isInstanceOf(kind.passes() ? TransientException.class : PermanentException.class);
        assertThat(exception).hasMessage("posting a reply: " + kind.label().replace('_', ' '));
        if (exception instanceof VendorPermanentException permanent) {
            assertThat(permanent.needsPerson()).isEqualTo(kind.needsPerson());
            assertThat(permanent.fault()).isEqualTo(fault);
            assertThatThrownBy(() -> new VendorTransientException(fault, NOON, null))
                    .isInstanceOf(IllegalArgumentException.class);
        } else {
            assertThat(((VendorTransientException) exception).fault()).isEqualTo(fault);
            assertThat(kind.needsPerson()).isFalse();
            assertThatThrownBy(() -> new VendorPermanentException(fault, null))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void retryAfter_until_isReckonedFromNow() {
        Fault throttled = Fault.of(Fault.Kind.THROTTLED, "reading");
        assertThat(retryAfter(throttled.until(NOON.plusSeconds(90)))).isEqualTo(Duration.ofSeconds(90));
        assertThat(retryAfter(throttled.until(NOON.minusSeconds(90)))).isEqualTo(Duration.ZERO);
        assertThat(retryAfter(throttled)).isEqualTo(Duration.ofMinutes(1));
        assertThat(retryAfter(Fault.of(Fault.Kind.TRANSIENT, "reading"))).isNull();
    }

    private static Duration retryAfter(Fault fault) {
        return ((TransientException) fault.exception(NOON)).retryAfter();
    }

    @Test
    void toString_vendorWords_areOneShortLine() {
        Fault fault = Fault.of(Fault.Kind.POLICY_DENIED, "posting\r\na reply")
                .scope(Fault.Scope.ACCOUNT)
                .until(NOON)
                .vendor("13\n1047", "r".repeat(500));
        assertThat(fault.toString())
                .startsWith("posting a reply: policy denied for the account until 2026-03-02T12:00:00Z, code 13 1047,")
                .endsWith("r…")
                .doesNotContain("\n")
                .hasSizeLessThan(250);
    }
}
