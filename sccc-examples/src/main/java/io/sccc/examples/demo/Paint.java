package io.sccc.examples.demo;

import java.io.Console;

/** Colors on a terminal, nothing elsewhere. */
public final class Paint {

    private static final char ESC = 27;

    private final boolean colored;

    private Paint(boolean colored) {
        this.colored = colored;
    }

    /** Colors where somebody sees them: not when piped, not when {@code NO_COLOR} is set. */
    static Paint ofTerminal() {
        return new Paint(terminal() && System.getenv("NO_COLOR") == null);
    }

    /** Is somebody watching on a terminal that can move its cursor? */
    @SuppressWarnings("SystemConsoleNull") // from Java 22 on, isTerminal() is asked
    public static boolean terminal() {
        Console console = System.console();
        return console != null && isTerminal(console) && !"dumb".equals(System.getenv("TERM"));
    }

    /** From Java 22 on there is a console also where there is no terminal, and it says so itself. */
    private static boolean isTerminal(Console console) {
        try {
            return (boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (ReflectiveOperationException olderJava) {
            return true;
        }
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
