package io.sccc.examples.cli;

import io.sccc.metrics.center.Moment;
import io.sccc.metrics.center.Person;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** People for people and programs. */
final class PeopleText {

    private static final int LISTED = 15;
    private static final Map<String, String[]> WORDS = Map.of(
            "en",
                    new String[] {
                        "%,d people",
                        "Advocates",
                        "Experts",
                        "Repeat complainers",
                        "Most active",
                        "none",
                        "  %-36s %5d posts %4d complaints %4d good %4d bad %4d cases%n",
                        "  and %,d more"
                    },
            "es",
                    new String[] {
                        "%,d personas",
                        "Promotores",
                        "Expertos",
                        "Reclamantes reiterados",
                        "Más activos",
                        "ninguno",
                        "  %-36s %5d mensajes %4d quejas %4d buenos %4d malos %4d casos%n",
                        "  y %,d más"
                    },
            "pt",
                    new String[] {
                        "%,d pessoas",
                        "Promotores",
                        "Especialistas",
                        "Reclamantes reincidentes",
                        "Mais ativos",
                        "nenhum",
                        "  %-36s %5d mensagens %4d queixas %4d boas %4d más %4d casos%n",
                        "  e mais %,d"
                    });

    private final String[] words;

    PeopleText(String lang) {
        this.words = WORDS.getOrDefault(lang, new String[8]);
    }

    String of(List<Person> all) {
        StringBuilder text = new StringBuilder(words[0].formatted(all.size())).append('\n');
        list(text, words[1], all, Person::advocate);
        list(text, words[2], all, Person::expert);
        list(text, words[3], all, Person::repeatComplainer);
        list(text, words[4], all, person -> true);
        return text.toString();
    }

    private void list(StringBuilder text, String title, List<Person> all, Predicate<Person> which) {
        List<Person> chosen = all.stream().filter(which).toList();
        text.append('\n').append(title).append(" (").append(chosen.size()).append(")\n");
        if (chosen.isEmpty()) {
            text.append("  ").append(words[5]).append('\n');
        }
        chosen.stream()
                .limit(LISTED)
                .forEach(one -> text.append(words[6].formatted(
                        one.key(), one.posts(), one.complaints(), one.positive(), one.negative(), one.casesOpened())));
        if (chosen.size() > LISTED) {
            text.append(words[7].formatted(chosen.size() - LISTED)).append('\n');
        }
    }

    static Map<String, @Nullable Object> row(Person person) {
        Map<String, @Nullable Object> row = new LinkedHashMap<>();
        row.put("key", person.key());
        row.put("contact", person.contact());
        row.put("authors", person.authors());
        row.put("first_seen", text(person.firstSeen()));
        row.put("last_seen", text(person.lastSeen()));
        row.put("posts", person.posts());
        row.put("conversations", person.conversations());
        row.put("complaints", person.complaints());
        row.put("praises", person.praises());
        row.put("positive", person.positive());
        row.put("negative", person.negative());
        row.put("answers", person.answers());
        row.put("cases_opened", person.casesOpened());
        row.put("cases_reopened", person.casesReopened());
        row.put("cases_closed", person.casesClosed());
        row.put("offered", person.offered());
        row.put("clicked", person.clicked());
        row.put("thanked", person.thanked());
        row.put("followers", person.followers());
        row.put("languages", person.languages());
        row.put("advocate", person.advocate());
        row.put("expert", person.expert());
        row.put("repeat_complainer", person.repeatComplainer());
        List<Object> timeline = new ArrayList<>();
        person.timeline().forEach(moment -> timeline.add(moment(moment)));
        row.put("timeline", timeline);
        return row;
    }

    private static Map<String, @Nullable Object> moment(Moment moment) {
        Map<String, @Nullable Object> row = new LinkedHashMap<>();
        row.put("at", text(moment.at()));
        row.put("what", moment.what());
        row.put("network", moment.network());
        row.put(
                "conversation_id",
                moment.conversation() == null ? null : moment.conversation().value());
        return row;
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }
}
