package io.sccc.rules.drools;

/** A hit that cannot be. Its message never repeats a text, which may be people's words. */
final class HitFault extends IllegalArgumentException {

    HitFault(String message) {
        super(message);
    }
}
