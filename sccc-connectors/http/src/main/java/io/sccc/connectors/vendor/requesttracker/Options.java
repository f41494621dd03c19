package io.sccc.connectors.vendor.requesttracker;

import io.sccc.connectors.ConfigSpec;
import io.sccc.connectors.Option;
import io.sccc.core.model.AccountId;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The options, for the builder and the provider alike. */
final class Options {

    static final String BASE_URL = "base_url";
    static final String TOKEN = "token";
    static final String QUEUE = "queue";
    static final String ACCOUNT = "account";
    static final String QUEUES = "queues";
    static final String LEADS_QUEUE = "leads_queue";
    static final String PRIORITIES = "priorities";
    static final String CUSTOM_FIELDS = "custom_fields";
    static final String REASON_LANGUAGE = "reason_language";
    static final String OPEN_STATUS = "open_status";
    static final String CLOSED_STATUS = "closed_status";
    static final String CLOSED_STATUSES = "closed_statuses";
    static final String CUSTOMER_WORDS = "customer_words";
    static final String CONTACTS = "contacts";
    static final String CONTACT_DOMAIN = "contact_domain";
    static final String PERSON_FIELD = "person_field";
    static final String USER = "user";
    static final String ALLOW_PRIVATE = "allow_private";
    static final String TIMEOUT = "timeout";
    static final String SETTLE = "settle";

    static final ConfigSpec SPEC = ConfigSpec.of(
            Option.required(
                    BASE_URL,
                    Option.Type.URL,
                    "address of the installation, without the API's path: https://rt.example"),
            Option.required(
                    TOKEN, Option.Type.SECRET, "authentication token of the RT user that the connector acts as"),
            Option.required(QUEUE, Option.Type.TEXT, "RT queue for cases whose queue is not among queues"),
            Option.preset(ACCOUNT, Option.Type.TEXT, AccountId.ONLY, "what this installation is called in account ids"),
            Option.optional(
                            QUEUES,
                            Option.Type.LIST,
                            "queues of the rules and of RT: billing=Billing, press=Public Relations")
                    .must(pairs("billing=Billing", name -> true)),
            Option.optional(LEADS_QUEUE, Option.Type.TEXT, "RT queue for sales leads; without it there are none"),
            Option.optional(
                            PRIORITIES,
                            Option.Type.LIST,
                            "from which priority of the rules on which one of RT's: 0=0, 5=50, 8=100")
                    .must(numbers()),
            Option.optional(
                            CUSTOM_FIELDS,
                            Option.Type.LIST,
                            "ticket fields and what goes in: SourceId=post, Network=network")
                    .must(pairs("SourceId=post", Source::isOne)),
            Option.preset(REASON_LANGUAGE, Option.Type.TEXT, "en", "language of the reason in a field")
                    .choices("en", "es", "pt")
                    .rare(),
            Option.preset(OPEN_STATUS, Option.Type.TEXT, "open", "status of a case that is opened again")
                    .rare(),
            Option.preset(CLOSED_STATUS, Option.Type.TEXT, "resolved", "status of a case that is closed")
                    .rare(),
            Option.preset(
                            CLOSED_STATUSES,
                            Option.Type.LIST,
                            "resolved,rejected,deleted",
                            "statuses in which nobody works on a case")
                    .rare(),
            Option.preset(
                            CUSTOMER_WORDS,
                            Option.Type.TEXT,
                            "comment",
                            "as what the customer's later posts are added to a case")
                    .choices("comment", "correspondence")
                    .rare(),
            Option.preset(
                            CONTACTS,
                            Option.Type.TEXT,
                            "auto",
                            "users: made by us; addresses: made by RT with the first ticket")
                    .choices("auto", "users", "addresses"),
            Option.preset(
                            CONTACT_DOMAIN,
                            Option.Type.TEXT,
                            "contacts.invalid",
                            "domain of the addresses that stand for people")
                    .must(domain())
                    .rare(),
            Option.optional(PERSON_FIELD, Option.Type.TEXT, "user custom field that holds network:id of a person")
                    .rare(),
            Option.optional(USER, Option.Type.TEXT, "name of the token's user; asked of RT unless told")
                    .rare(),
            Option.optional(ALLOW_PRIVATE, Option.Type.LIST, "hosts that may be loopback or private, and without https")
                    .rare(),
            Option.preset(TIMEOUT, Option.Type.DURATION, "30s", "how long a call may take")
                    .rare(),
            Option.preset(
                            SETTLE,
                            Option.Type.DURATION,
                            "60s",
                            "how long RT may still be at work on a call whose answer was lost")
                    .rare());

    private Options() {}

    /** {@code a=b} texts as a map, in their order. */
    static Map<String, String> map(List<String> pairs) {
        Map<String, String> map = new LinkedHashMap<>();
        for (String pair : pairs) {
            String[] sides = pair.split("=", 2);
            map.put(sides[0].strip(), sides[1].strip());
        }
        return map;
    }

    private static Option.Validator pairs(String example, Predicate<String> right) {
        return value -> fault(value, pair -> {
                    String[] sides = pair.split("=", 2);
                    return sides.length == 2
                            && !sides[0].isBlank()
                            && !sides[1].isBlank()
                            && right.test(sides[1].strip());
                })
                ? "must be pairs between commas such as " + example + Source.among(example)
                : null;
    }

    private static Option.Validator numbers() {
        return value -> fault(value, pair -> pair.matches("-?\\d{1,9}\\s*=\\s*-?\\d{1,9}"))
                ? "must be pairs of whole numbers between commas such as 0=0, 5=50"
                : null;
    }

    private static Option.Validator domain() {
        return value -> value.toLowerCase(Locale.ROOT).matches("([a-z0-9]([a-z0-9-]*[a-z0-9])?\\.)+[a-z]{2,}")
                ? null
                : "is not a domain such as contacts.invalid";
    }

    private static boolean fault(String list, Predicate<String> fine) {
        Stream<String> items = Arrays.stream(list.split(",", -1)).map(String::strip);
        return !items.allMatch(fine);
    }

    /** A text that was told, or null. */
    static @Nullable String optional(io.sccc.connectors.Settings settings, String name) {
        return settings.text(name, null);
    }
}
