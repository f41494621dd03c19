package io.sccc.connectors.vendor.requesttracker;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What RT calls a person of a network. RT compares names of users without case and takes no slash in its own addresses, so
 * an id that has either ends in a hash: no two people share a name.
 *
 * @param domain of the addresses that stand for people
 */
record Names(String domain) {

    private static final Pattern PLAIN = Pattern.compile("[a-z0-9][a-z0-9._:-]{0,99}");
    private static final int SHOWN = 60;
    private static final int SHORT = 16;
    private static final int LONG = 24;

    /** The name of the user that we make. */
    String user(String network, String person) {
        String name = network + ":" + person;
        if (PLAIN.matcher(name).matches()) {
            return name;
        }
        String slug = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9._:-]+", "-");
        return slug.substring(0, Math.min(SHOWN, slug.length())) + "~" + hash(network, person, SHORT);
    }

    /** The address of which RT makes a user with the first ticket. It does not tell who it is. */
    String address(String network, String person) {
        String from = network.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
        return from.substring(0, Math.min(SHOWN / 2, from.length())) + "." + hash(network, person, LONG) + "@" + domain;
    }

    private static String hash(String network, String person, int length) {
        try {
            byte[] bytes = (network.length() + ":" + network + person).getBytes(StandardCharsets.UTF_8);
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
            return HexFormat.of().formatHex(digest).substring(0, length);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
