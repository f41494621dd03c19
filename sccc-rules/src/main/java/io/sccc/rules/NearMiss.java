package io.sccc.rules;

import java.util.Collection;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The known name somebody may have meant. */
final class NearMiss {

    private static final int LONGEST = 60;
    private static final int FARTHEST = 2;

    private NearMiss() {}

    /** "Did you mean ...?" or, when nothing is near, the given cure. */
    static String fix(String written, Collection<String> known, String otherwise) {
        String meant = of(written, known);
        return meant == null ? otherwise : "Did you mean \"" + meant + "\"?";
    }

    /** The nearest name: at most two letters wrong (optimal string alignment distance), or one a prefix of the other. */
    static @Nullable String of(String written, Collection<String> known) {
        String plain = plain(written);
        if (plain.isEmpty() || plain.length() > LONGEST) {
            return null;
        }
        String best = null;
        int bestDistance = Integer.MAX_VALUE;
        for (String name : known) {
            String other = plain(name);
            boolean far = Math.abs(other.length() - plain.length()) > FARTHEST;
            int distance = far ? Integer.MAX_VALUE : distance(plain, other);
            if (distance < bestDistance) {
                best = name;
                bestDistance = distance;
            }
        }
        int allowed = plain.length() <= 4 ? 1 : FARTHEST;
        return bestDistance <= allowed ? best : prefix(plain, known);
    }

    /** The name of which this is most likely a misspelling: one letter wrong, two of nine or more; null for short words. */
    static @Nullable String misspelled(String written, Collection<String> known) {
        String plain = plain(written);
        if (plain.length() < 5 || plain.length() > LONGEST || known.contains(written)) {
            return null;
        }
        int allowed = plain.length() < 9 ? 1 : FARTHEST;
        for (String name : known.stream().sorted().toList()) {
            String other = plain(name);
            if (other.equals(plain)) {
                return null;
            }
            if (Math.abs(other.length() - plain.length()) <= allowed && distance(plain, other) <= allowed) {
                return name;
            }
        }
        return null;
    }

    /** Do two texts differ by one letter, or by two neighbors that changed places? */
    static boolean isOneLetterOff(String one, String other) {
        return Math.abs(one.length() - other.length()) < FARTHEST && distance(one, other) == 1;
    }

    private static @Nullable String prefix(String plain, Collection<String> known) {
        if (plain.length() < 3) {
            return null;
        }
        for (String name : known) {
            String other = plain(name);
            if (other.startsWith(plain)
                    || (other.length() >= 4 && plain.startsWith(other))
                    || other.endsWith("." + plain)) {
                return name;
            }
        }
        return null;
    }

    private static String plain(String name) {
        return name.strip()
                .toLowerCase(Locale.ROOT)
                .replace('_', '.')
                .replace('-', '.')
                .replace(' ', '.');
    }

    private static int distance(String a, String b) {
        int[] beforeLast = new int[b.length() + 1];
        int[] last = new int[b.length() + 1];
        int[] now = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            last[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            now[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int same = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                now[j] = Math.min(Math.min(now[j - 1], last[j]) + 1, last[j - 1] + same);
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    now[j] = Math.min(now[j], beforeLast[j - 2] + 1);
                }
            }
            int[] free = beforeLast;
            beforeLast = last;
            last = now;
            now = free;
        }
        return last[b.length()];
    }
}
