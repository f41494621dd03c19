package io.sccc.rules.backtest;

import java.util.List;
import java.util.Locale;

/** Charts as SVG inside the page: before and after as pairs of bars. Colors are the page's. */
final class Charts {

    private static final int WIDTH = 720;
    private static final int LABEL = 190;
    private static final int VALUE = 150;
    private static final int BAR = 17;
    private static final int STEP = 52;
    private static final int FUNNEL_HEIGHT = 56;
    private static final int LONGEST = 25;

    /** One pair of bars. */
    record Pair(String label, long from, long to, String fromText, String toText) {

        long most() {
            return Math.max(from, to);
        }
    }

    private Charts() {}

    /** Pairs of bars on one scale, each with its number. */
    static void bars(Markup out, String title, List<Pair> pairs) {
        int height = pairs.size() * STEP;
        long most = most(pairs);
        open(out, title, height);
        for (int i = 0; i < pairs.size(); i++) {
            Pair pair = pairs.get(i);
            int y = i * STEP + 5;
            label(out, y + BAR + 5, pair.label());
            bar(out, "before", y, length(pair.from(), most), pair.fromText());
            bar(out, "after", y + BAR + 2, length(pair.to(), most), pair.toText());
        }
        out.tag("</svg>").line();
    }

    private static void bar(Markup out, String kind, int y, double length, String value) {
        out.tag(format(
                "<rect class=\"%s\" x=\"%d\" y=\"%d\" width=\"%.1f\" height=\"%d\" rx=\"2\"/>",
                kind, LABEL, y, Math.max(1.5, length), BAR));
        out.tag(format("<text class=\"value\" x=\"%.1f\" y=\"%d\">", LABEL + length + 8, y + BAR - 4))
                .text(value)
                .tag("</text>");
    }

    /** The two funnels, one beside the other, drawn from a common middle. */
    static void funnel(Markup out, String title, List<Pair> steps) {
        long most = most(steps);
        open(out, title, steps.size() * FUNNEL_HEIGHT);
        int half = WIDTH / 2;
        double room = half - 85.0;
        for (int i = 0; i < steps.size(); i++) {
            Pair step = steps.get(i);
            int y = i * FUNNEL_HEIGHT;
            double left = Math.max(1, room * step.from() / most);
            double right = Math.max(1, room * step.to() / most);
            centered(out, half, y + 15, step.label());
            side(out, "before", half - 2 - left, y, left);
            side(out, "after", half + 2, y, right);
            out.tag(format("<text class=\"value\" text-anchor=\"end\" x=\"%.1f\" y=\"%d\">", half - left - 8, y + 38))
                    .text(step.fromText())
                    .tag("</text>");
            out.tag(format("<text class=\"value\" x=\"%.1f\" y=\"%d\">", half + right + 8, y + 38))
                    .text(step.toText())
                    .tag("</text>");
        }
        out.tag("</svg>").line();
    }

    private static void side(Markup out, String kind, double x, int y, double width) {
        out.tag(format(
                "<rect class=\"%s\" x=\"%.1f\" y=\"%d\" width=\"%.1f\" height=\"26\" rx=\"2\"/>",
                kind, x, y + 21, width));
    }

    private static void centered(Markup out, int x, int y, String words) {
        out.tag(format("<text class=\"label\" text-anchor=\"middle\" x=\"%d\" y=\"%d\">", x, y))
                .text(words)
                .tag("</text>");
    }

    private static void label(Markup out, int y, String words) {
        out.tag(format("<text class=\"label\" text-anchor=\"end\" x=\"%d\" y=\"%d\">", LABEL - 10, y))
                .text(Markup.cut(words, LONGEST))
                .tag("</text>");
    }

    private static void open(Markup out, String title, int height) {
        out.tag(format("<svg role=\"img\" viewBox=\"0 0 %d %d\" aria-label=\"", WIDTH, height + 6))
                .text(title)
                .tag("\">");
    }

    private static double length(long value, long most) {
        return (double) (WIDTH - LABEL - VALUE) * value / most;
    }

    private static long most(List<Pair> pairs) {
        return Math.max(1, pairs.stream().mapToLong(Pair::most).max().orElse(1));
    }

    /** SVG knows points only. */
    private static String format(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
