package io.sccc.metrics.alert;

import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An alert as one JSON object, for receivers. */
final class AlertJson {

    private AlertJson() {}

    static String of(AlertSink.Change change, Alert alert) {
        StringBuilder json = new StringBuilder("{");
        field(json, "change", change.name().toLowerCase(Locale.ROOT));
        field(json, "id", alert.id());
        field(json, "kind", alert.kind().name().toLowerCase(Locale.ROOT));
        field(json, "scope", alert.scope());
        field(json, "severity", alert.severity().name().toLowerCase(Locale.ROOT));
        field(json, "state", alert.state().name().toLowerCase(Locale.ROOT));
        field(json, "since", alert.since().toString());
        field(json, "seen", alert.seen().toString());
        field(
                json,
                "resolved",
                alert.resolved() == null ? null : alert.resolved().toString());
        json.append("\"numbers\":{");
        String comma = "";
        for (Map.Entry<String, Double> number : alert.numbers().entrySet()) {
            double value = number.getValue();
            json.append(comma).append(text(number.getKey())).append(':');
            json.append(Double.isFinite(value) ? String.valueOf(value) : "null");
            comma = ",";
        }
        json.append("},\"text\":{");
        json.append("\"en\":").append(text(alert.line("en")));
        json.append(",\"es\":").append(text(alert.line("es")));
        json.append(",\"pt\":").append(text(alert.line("pt")));
        return json.append("}}").toString();
    }

    private static void field(StringBuilder json, String name, @Nullable String value) {
        json.append(text(name))
                .append(':')
                .append(value == null ? "null" : text(value))
                .append(',');
    }

    private static String text(String value) {
        StringBuilder text = new StringBuilder("\"");
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '"' || c == '\\') {
                text.append('\\').append(c);
            } else if (c < 0x20 || Character.isSurrogate(c) || c == 0x2028 || c == 0x2029) {
                text.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
            } else {
                text.append(c);
            }
        }
        return text.append('"').toString();
    }
}
