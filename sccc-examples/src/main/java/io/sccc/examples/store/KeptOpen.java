package io.sccc.examples.store;

import io.sccc.core.spi.Ledger;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;

/** A ledger that its center does not close: what the center did is read from it afterwards. */
public final class KeptOpen {

    private KeptOpen() {}

    /** The same ledger, but for {@link Ledger#close()}, which does nothing. */
    public static Ledger of(Ledger ledger) {
        return (Ledger) Proxy.newProxyInstance(
                KeptOpen.class.getClassLoader(), new Class<?>[] {Ledger.class}, (proxy, method, values) -> {
                    if (method.getName().equals("close")) {
                        return null;
                    }
                    try {
                        return method.invoke(ledger, values);
                    } catch (InvocationTargetException e) {
                        throw e.getCause() == null ? e : e.getCause();
                    }
                });
    }
}
