package io.sccc.connectors;

import java.util.Collection;
import java.util.Locale;

/** Guesses what somebody meant who wrote a name that is none. */
final class Nearest {

    private Nearest() {}

    /** {@code "; did you mean base_url?"}, or nothing when no name is near. */
    static String hint(String written, Collection<String> names) {
        String best = "";
        int least = Math.max(1, written.length() / 3) + 1;
        for (String name : names) {
            int distance = distance(folded(written), folded(name));
            if (distance < least) {
                least = distance;
                best = name;
            }
        }
        return best.isEmpty() ? "" : "; did you mean " + best + "?";
    }

    private static String folded(String name) {
        return name.toLowerCase(Locale.ROOT).replace('-', '_').replace('.', '_');
    }

    /** Edits and swaps of neighbors that turn one into the other: the optimal string alignment distance. */
    private static int distance(String a, String b) {
        int[][] d = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                d[i][j] = i == 0 || j == 0 ? i + j : cheapest(d, a, b, i, j);
            }
        }
        return d[a.length()][b.length()];
    }

    private static int cheapest(int[][] d, String a, String b, int i, int j) {
        int change = d[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        int least = Math.min(change, Math.min(d[i - 1][j], d[i][j - 1]) + 1);
        boolean swapped = i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
        return swapped ? Math.min(least, d[i - 2][j - 2] + 1) : least;
    }
}
