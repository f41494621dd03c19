package io.sccc.examples.store;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A JDBC address as people write it, user and password inside it or not. Its {@code toString()} and what {@link #mask}
 * returns never show a password.
 */
final class JdbcAddress {

    private static final Pattern USER_INFO = Pattern.compile("(//)([^/@:?]*)(?::([^/@]*))?@");
    private static final Pattern PASSWORD = Pattern.compile("(?i)([?&;](?:password|pwd)=)([^&;]*)");

    private final String url;
    private final Properties login = new Properties();
    private final List<String> secrets = new ArrayList<>();

    /** Takes {@code user:password@} out of the address: not every driver reads it there. */
    JdbcAddress(String address) {
        Matcher info = USER_INFO.matcher(address);
        if (info.find()) {
            put("user", info.group(2));
            put("password", info.group(3));
            url = info.replaceFirst("$1");
        } else {
            url = address;
        }
        PASSWORD.matcher(address).results().forEach(word -> secret(word.group(2)));
        secret(login.containsKey("password") ? info.group(3) : null);
    }

    private void put(String name, @Nullable String value) {
        if (value != null && !value.isEmpty()) {
            login.setProperty(name, decoded(value));
        }
    }

    private void secret(@Nullable String value) {
        if (value != null && !value.isEmpty()) {
            secrets.add(value);
            secrets.add(decoded(value));
        }
    }

    private static String decoded(String value) {
        try {
            return URLDecoder.decode(value.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return value; // a percent sign that means itself
        }
    }

    /** For the driver. */
    String url() {
        return url;
    }

    /** For the driver: user and password where the address tells them. */
    Properties login() {
        Properties copy = new Properties();
        copy.putAll(login);
        return copy;
    }

    /** The kind of database: {@code postgresql}. */
    String kind() {
        String[] parts = url.split(":", 3);
        return parts.length > 1 ? parts[1] : "";
    }

    /** A text of others, such as a driver's message, without this address's password. */
    String mask(String text) {
        String masked = PASSWORD.matcher(text).replaceAll("$1***");
        masked = USER_INFO.matcher(masked).replaceAll("$1$2:***@");
        for (String secret : secrets) {
            masked = masked.replace(secret, "***");
        }
        return masked;
    }

    @Override
    public String toString() {
        return mask(url);
    }
}
