package io.sccc.examples.live;

import io.sccc.connectors.ConfigSpec;
import io.sccc.connectors.Connectors;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The accounts of a configuration file: YAML, {@code accounts: {ID: {type: TYPE, OPTION: VALUE}}}. {@code ${NAME}} in a value
 * is a variable of the environment, so that secrets need not stand in the file; a list is its texts with commas between.
 */
public final class Accounts {

    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([^}]*)}");
    private static final int LARGEST = 1 << 20;

    private final Path file;
    private final Map<String, Account> accounts;

    private Accounts(Path file, Map<String, Account> accounts) {
        this.file = file;
        this.accounts = accounts;
    }

    /**
     * Reads a file.
     *
     * @param environment variables by name
     * @throws IllegalArgumentException naming every fault by file and line; no secret is shown
     */
    public static Accounts read(Path file, Connectors types, Map<String, String> environment) throws IOException {
        if (Files.size(file) > LARGEST) {
            throw new IllegalArgumentException(file + " is larger than 1 MiB: that is no configuration of accounts");
        }
        Reading reading = new Reading(file, types, environment);
        Map<String, Account> accounts = reading.accounts(Files.readString(file, StandardCharsets.UTF_8));
        if (!reading.faults.isEmpty()) {
            throw new IllegalArgumentException(String.join("\n", reading.faults));
        }
        return new Accounts(file, accounts);
    }

    /** All of them, in the file's order. */
    public List<Account> all() {
        return List.copyOf(accounts.values());
    }

    /**
     * Those of these names.
     *
     * @throws IllegalArgumentException naming the unknown, and the accounts there are
     */
    public List<Account> named(Collection<String> ids) {
        List<String> unknown =
                ids.stream().filter(id -> !accounts.containsKey(id)).toList();
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException("%s has no account (%s); it has %s. Maybe the name is misspelt?"
                    .formatted(file, String.join(", ", unknown), String.join(", ", accounts.keySet())));
        }
        return ids.stream().map(accounts::get).distinct().toList();
    }

    /** One reading of one file. */
    private static final class Reading {

        private final Path file;
        private final Connectors types;
        private final Map<String, String> environment;
        private final List<String> faults = new ArrayList<>();
        private final Set<String> unset = new HashSet<>();

        Reading(Path file, Connectors types, Map<String, String> environment) {
            this.file = file;
            this.types = types;
            this.environment = environment;
        }

        Map<String, Account> accounts(String text) {
            Map<String, Account> accounts = new LinkedHashMap<>();
            YamlMap top = YamlMap.read(text, this::fault);
            if (top == null) {
                return accounts;
            }
            top.entries().stream()
                    .filter(entry -> !entry.key().equals("accounts"))
                    .forEach(
                            entry -> fault(entry.line(), entry.key() + " is not a part of it; there is only accounts"));
            YamlMap named = top.map("accounts", this::fault);
            if (named == null) {
                return accounts;
            }
            for (YamlMap.Entry entry : named.entries()) {
                Account account = account(entry);
                if (account != null) {
                    accounts.put(entry.key(), account);
                }
            }
            if (named.entries().isEmpty()) {
                fault(1, "names no account: accounts: {ID: {type: bluesky, ...}}");
            }
            return accounts;
        }

        private @Nullable Account account(YamlMap.Entry entry) {
            String where = "accounts." + entry.key();
            YamlMap told = entry.map();
            if (told == null) {
                fault(entry.line(), where + " is not a mapping such as {type: bluesky, ...}");
                return null;
            }
            Map<String, String> options = new LinkedHashMap<>();
            Map<String, Integer> lines = new LinkedHashMap<>();
            for (YamlMap.Entry option : told.entries()) {
                String text = option.text();
                if (text == null) {
                    fault(option.line(), where + "." + option.key() + " is neither a text nor a list of texts");
                } else {
                    options.put(option.key(), filled(text, option.line(), where + "." + option.key()));
                }
                lines.put(option.key(), option.line());
            }
            String type = options.remove("type");
            if (type == null) {
                fault(entry.line(), where + ".type is missing: " + ids());
                return null;
            }
            return account(entry, type, options, lines);
        }

        private @Nullable Account account(
                YamlMap.Entry entry, String type, Map<String, String> options, Map<String, Integer> lines) {
            try {
                Account account = new Account(entry.key(), types.provider(type), options, file + ":" + entry.line());
                for (ConfigSpec.Problem problem : account.provider().config().validate(options)) {
                    String where = "accounts." + entry.key() + "." + problem.option();
                    if (!unset.contains(where)) {
                        fault(lines.getOrDefault(problem.option(), entry.line()), where + " " + problem.what());
                    }
                }
                return account;
            } catch (IllegalArgumentException e) {
                fault(lines.getOrDefault("type", entry.line()), "accounts." + entry.key() + ".type: " + e.getMessage());
                return null;
            }
        }

        private String ids() {
            return String.join(
                    ", ", types.all().stream().map(provider -> provider.id()).toList());
        }

        private String filled(String text, int line, String where) {
            return VARIABLE.matcher(text)
                    .replaceAll(variable -> Matcher.quoteReplacement(value(variable, line, where)));
        }

        private String value(MatchResult variable, int line, String where) {
            String value = environment.get(variable.group(1));
            if (value == null) {
                fault(
                        line,
                        "%s asks for the variable %s, which is not set. Set it, or write the value here"
                                .formatted(where, variable.group()));
                unset.add(where);
                return "";
            }
            return value;
        }

        private void fault(int line, String what) {
            faults.add(file + ":" + line + ": " + what);
        }
    }
}
