package io.sccc.metrics.alert;

import io.sccc.metrics.alert.Alert.Kind;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Alerts in words. */
final class AlertText {

    private static final List<String> LANGUAGES = List.of("en", "es", "pt");

    /** English, Spanish, Portuguese; {@code {name}} is a number, {@code {name%}} a share. */
    private static final Map<Kind, List<String>> LINES = new EnumMap<>(Map.of(
            Kind.VOLUME_SPIKE,
            List.of(
                    "{scope}: {count} posts in one pane, usually {usual}",
                    "{scope}: {count} publicaciones en un intervalo, lo usual son {usual}",
                    "{scope}: {count} publicações em um intervalo, o usual são {usual}"),
            Kind.VOLUME_DROP,
            List.of(
                    "{scope}: only {count} posts in one pane, usually {usual}",
                    "{scope}: solo {count} publicaciones en un intervalo, lo usual son {usual}",
                    "{scope}: só {count} publicações em um intervalo, o usual são {usual}"),
            Kind.SILENCE,
            List.of(
                    "{scope}: nothing for {minutes} minutes, where about {expected} posts usually come at this hour of the week",
                    "{scope}: nada desde hace {minutes} minutos, cuando lo usual a esta hora de la semana son unas {expected} publicaciones",
                    "{scope}: nada há {minutes} minutos, quando o usual nesta hora da semana são umas {expected} publicações"),
            Kind.SENTIMENT_DROP,
            List.of(
                    "{scope}: {negative} of {judged} posts are negative ({share%}), usually {usual%}",
                    "{scope}: {negative} de {judged} publicaciones son negativas ({share%}), lo usual es {usual%}",
                    "{scope}: {negative} de {judged} publicações são negativas ({share%}), o usual é {usual%}"),
            Kind.INFLUENCER_COMPLAINT,
            List.of(
                    "{scope}: somebody whom many hear complains ({followers} followers known)",
                    "{scope}: se queja alguien a quien muchos escuchan ({followers} seguidores conocidos)",
                    "{scope}: reclama alguém que muitos ouvem ({followers} seguidores conhecidos)"),
            Kind.RULE_WRONG,
            List.of(
                    "Rule {scope}: {share%} of its cases closed as not an issue ({not_an_issue} of {closed})",
                    "Regla {scope}: {share%} de sus casos se cerraron por no ser un problema ({not_an_issue} de {closed})",
                    "Regra {scope}: {share%} de seus casos foram fechados por não serem problema ({not_an_issue} de {closed})"),
            Kind.BACKLOG,
            List.of(
                    "{scope}: {waiting} wait, usually {usual}; the oldest for {oldest_hours} hours",
                    "{scope}: esperan {waiting}, lo usual son {usual}; el más antiguo hace {oldest_hours} horas",
                    "{scope}: {waiting} esperam, o usual são {usual}; o mais antigo há {oldest_hours} horas"),
            Kind.DEFLECTION_COLLAPSE,
            List.of(
                    "{scope}: {deflected} of {attempts} answers helped ({share%}), usually {usual%}",
                    "{scope}: {deflected} de {attempts} respuestas ayudaron ({share%}), lo usual es {usual%}",
                    "{scope}: {deflected} de {attempts} respostas ajudaram ({share%}), o usual é {usual%}")));

    private AlertText() {}

    static String line(Alert alert, String language) {
        List<String> lines = LINES.getOrDefault(alert.kind(), List.of("{scope}"));
        String line = lines.get(Math.max(0, LANGUAGES.indexOf(language)));
        for (Map.Entry<String, Double> number : alert.numbers().entrySet()) {
            line = line.replace("{" + number.getKey() + "}", plain(number.getValue()))
                    .replace("{" + number.getKey() + "%}", Math.round(number.getValue() * 100) + " %");
        }
        return line.replace("{scope}", alert.scope()); // last: a scope may hold braces
    }

    private static String plain(double number) {
        return number == Math.rint(number) || Math.abs(number) >= 10
                ? String.format(Locale.ROOT, "%d", Math.round(number))
                : String.format(Locale.ROOT, "%.1f", number);
    }
}
