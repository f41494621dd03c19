package io.sccc.core.spi;

/**
 * A position in a {@link PostSource}, opaque to everybody but the source. The caller owns it and may store it anywhere.
 *
 * @param value the position; empty at the beginning
 */
public record Cursor(String value) {

    /** Before the first post. */
    public static final Cursor START = new Cursor("");

    /** Is it before the first post? */
    public boolean atStart() {
        return value.isEmpty();
    }
}
