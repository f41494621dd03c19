package io.sccc.examples.report;

import java.util.List;
import java.util.Locale;

/** Charts as inline SVG; every figure in them also stands in words beside them. */
final class Charts {

    private static final int WIDTH = 720;
    private static final int HEIGHT = 300;
    private static final int TOP = 30;
    private static final int BOTTOM = 36;

    private Charts() {}

    /**
     * A column of a day.
     *
     * @param label below it
     * @param total above it
     * @param parts from the bottom, in the order of the series
     */
    record Column(String label, String total, List<Double> parts) {

        double sum() {
            return parts.stream().mapToDouble(part -> part).sum();
        }
    }

    /** Columns made of parts; series {@code n} has the class {@code s}n. */
    static void columns(Markup out, String title, List<Column> columns) {
        double most =
                Math.max(1, columns.stream().mapToDouble(Column::sum).max().orElse(1));
        double step = (double) WIDTH / Math.max(1, columns.size());
        double wide = step * 0.68;
        out.tag("<svg class=\"columns\" viewBox=\"0 0 " + WIDTH + " " + HEIGHT + "\" role=\"img\">")
                .element("title", title);
        for (int i = 0; i < columns.size(); i++) {
            Column column = columns.get(i);
            double left = i * step + (step - wide) / 2;
            double y = HEIGHT - BOTTOM;
            for (int series = 0; series < column.parts().size(); series++) {
                double high = column.parts().get(series) / most * (HEIGHT - TOP - BOTTOM);
                y -= high;
                rect(out, "s" + series, left, y, wide, high);
            }
            label(out, "value", left + wide / 2, y - 8, column.total());
            label(out, "label", left + wide / 2, HEIGHT - 10.0, column.label());
        }
        out.tag("<line x1=\"0\" y1=\"" + (HEIGHT - BOTTOM) + "\" x2=\"" + WIDTH + "\" y2=\"" + (HEIGHT - BOTTOM)
                        + "\"/>")
                .tag("</svg>\n");
    }

    /** One bar of a row: {@code parts} of {@code most}, each with the class of its series. */
    static void bar(Markup out, double most, List<Double> parts, List<String> series) {
        out.tag("<svg class=\"bar\" viewBox=\"0 0 100 10\" preserveAspectRatio=\"none\" aria-hidden=\"true\">");
        double left = 0;
        for (int i = 0; i < parts.size(); i++) {
            double wide = most <= 0 ? 0 : 100 * parts.get(i) / most;
            rect(out, series.get(i), left, 0, wide, 10);
            left += wide;
        }
        out.tag("</svg>");
    }

    private static void rect(Markup out, String series, double x, double y, double wide, double high) {
        if (wide > 0 && high > 0) {
            out.tag(String.format(
                    Locale.ROOT,
                    "<rect class=\"%s\" x=\"%.2f\" y=\"%.2f\" width=\"%.2f\" height=\"%.2f\"/>",
                    series,
                    x,
                    y,
                    wide,
                    high));
        }
    }

    private static void label(Markup out, String kind, double x, double y, String words) {
        out.tag(String.format(
                        Locale.ROOT, "<text class=\"%s\" x=\"%.1f\" y=\"%.1f\" text-anchor=\"middle\">", kind, x, y))
                .text(words)
                .tag("</text>");
    }
}
