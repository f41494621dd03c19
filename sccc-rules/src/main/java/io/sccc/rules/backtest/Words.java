package io.sccc.rules.backtest;

import io.sccc.core.model.ActionKind;
import io.sccc.core.model.Level;
import io.sccc.core.model.LocalizedText;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a report says, in one language. */
final class Words {

    private static final Map<Level, LocalizedText> LEVELS = Map.of(
            Level.IGNORE, LocalizedText.of("Ignored", "Ignorado", "Ignorado"),
            Level.FACILITATE, LocalizedText.of("Facilitated", "Facilitado", "Facilitado"),
            Level.COMMUNITY, LocalizedText.of("Community", "Comunidad", "Comunidade"),
            Level.CRM, LocalizedText.of("CRM", "CRM", "CRM"));

    private static final Map<ActionKind, LocalizedText> ACTIONS = Map.ofEntries(
            Map.entry(
                    ActionKind.REPLY, LocalizedText.of("Public replies", "Respuestas públicas", "Respostas públicas")),
            Map.entry(
                    ActionKind.DIRECT_MESSAGE,
                    LocalizedText.of("Private messages", "Mensajes privados", "Mensagens privadas")),
            Map.entry(
                    ActionKind.REACT,
                    LocalizedText.of("Likes and thanks", "Me gusta y gracias", "Curtidas e obrigados")),
            Map.entry(ActionKind.HIDE, LocalizedText.of("Posts hidden", "Mensajes ocultados", "Mensagens ocultadas")),
            Map.entry(
                    ActionKind.SUGGEST_CONTENT,
                    LocalizedText.of("Content offered", "Contenido ofrecido", "Conteúdo oferecido")),
            Map.entry(
                    ActionKind.ASK_COMMUNITY,
                    LocalizedText.of("Asked in the community", "Preguntas a la comunidad", "Perguntas à comunidade")),
            Map.entry(
                    ActionKind.UPSERT_CONTACT,
                    LocalizedText.of(
                            "Contacts made or completed",
                            "Contactos creados o completados",
                            "Contatos criados ou completados")),
            Map.entry(ActionKind.OPEN_CASE, LocalizedText.of("Cases opened", "Casos abiertos", "Casos abertos")),
            Map.entry(
                    ActionKind.APPEND_TO_CASE,
                    LocalizedText.of(
                            "Posts added to a case", "Mensajes añadidos a un caso", "Mensagens somadas a um caso")),
            Map.entry(
                    ActionKind.REOPEN_CASE, LocalizedText.of("Cases reopened", "Casos reabiertos", "Casos reabertos")),
            Map.entry(ActionKind.CLOSE_CASE, LocalizedText.of("Cases closed", "Casos cerrados", "Casos fechados")),
            Map.entry(
                    ActionKind.CREATE_LEAD,
                    LocalizedText.of("Sales leads", "Oportunidades de venta", "Oportunidades de venda")),
            Map.entry(ActionKind.CAPTURE_IDEA, LocalizedText.of("Ideas kept", "Ideas guardadas", "Ideias guardadas")),
            Map.entry(
                    ActionKind.DRAFT_ARTICLE,
                    LocalizedText.of("Articles to write", "Artículos por escribir", "Artigos por escrever")),
            Map.entry(ActionKind.NOTIFY, LocalizedText.of("People told", "Avisos a personas", "Avisos a pessoas")),
            Map.entry(ActionKind.ASSIGN, LocalizedText.of("Assigned", "Asignaciones", "Atribuições")),
            Map.entry(ActionKind.ARCHIVE, LocalizedText.of("Archived", "Archivados", "Arquivados")),
            Map.entry(
                    ActionKind.CUSTOM, LocalizedText.of("Actions of your own", "Acciones propias", "Ações próprias")));

    private final String lang;
    private final Locale locale;

    Words(String lang) {
        this.lang = lang.equals("es") || lang.equals("pt") ? lang : "en";
        this.locale = Locale.forLanguageTag(this.lang);
    }

    String lang() {
        return lang;
    }

    /** The one of three texts. */
    String say(String en, String es, String pt) {
        return switch (lang) {
            case "es" -> es;
            case "pt" -> pt;
            default -> en;
        };
    }

    String say(LocalizedText text) {
        return text.bestFor(lang);
    }

    String level(Level level) {
        return say(LEVELS.getOrDefault(level, LocalizedText.EMPTY));
    }

    String action(ActionKind kind) {
        return say(ACTIONS.getOrDefault(kind, LocalizedText.EMPTY));
    }

    String number(long number) {
        return String.format(locale, "%,d", number);
    }

    /** With its sign; a real minus, as wide as a plus. */
    String change(long number) {
        return number == 0 ? "±0" : number > 0 ? "+" + number(number) : "\u2212" + number(-number);
    }

    /** A share of a whole, with one decimal below ten percent. */
    String percent(long part, long whole) {
        double share = whole == 0 ? 0 : 100.0 * part / whole;
        return String.format(locale, share > 0 && share < 10 ? "%.1f" : "%.0f", share) + "\u00a0%";
    }

    String day(@Nullable Instant at) {
        return at == null
                ? ""
                : DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM)
                        .withLocale(locale)
                        .withZone(ZoneOffset.UTC)
                        .format(at);
    }
}
