package io.sccc.examples.demo;

/** Colors on a terminal, nothing elsewhere. */
final class Paint {

    private static final char ESC = 27;

    private final boolean colored;

    private Paint(boolean colored) {
        this.colored = colored;
    }

    /** Colors where somebody sees them: not when piped, not when {@code NO_COLOR} is set. */
    static Paint ofTerminal() {
        return new Paint(System.console() != null && System.getenv("NO_COLOR") == null);
    }

    boolean colored() {
        return colored;
    }

    String bold(String text) {
        return paint(1, text);
    }

    String dim(String text) {
        return paint(2, text);
    }

    String red(String text) {
        return paint(31, text);
    }

    String green(String text) {
        return paint(32, text);
    }

    String yellow(String text) {
        return paint(33, text);
    }

    String blue(String text) {
        return paint(36, text);
    }

    private String paint(int code, String text) {
        return colored ? ESC + "[" + code + "m" + text + ESC + "[0m" : text;
    }
}
