package io.sccc.examples.demo;

import io.sccc.core.model.Level;

/** How levels look. */
final class Levels {

    private Levels() {}

    /** One cell of a bar. */
    static String mark(Level level) {
        return switch (level) {
            case IGNORE -> "░";
            case FACILITATE -> "▒";
            case COMMUNITY -> "▓";
            case CRM -> "█";
        };
    }

    /** A text in the level's color. */
    static String color(Paint paint, Level level, String text) {
        return switch (level) {
            case IGNORE -> paint.dim(text);
            case FACILITATE -> paint.green(text);
            case COMMUNITY -> paint.blue(text);
            case CRM -> paint.red(text);
        };
    }

    /** What happens there, in words. */
    static String words(Level level) {
        return switch (level) {
            case IGNORE -> "noise, spam, our own echo";
            case FACILITATE -> "listened to, thanked, answered";
            case COMMUNITY -> "an article or a thread answers";
            case CRM -> "a contact and a case";
        };
    }
}
