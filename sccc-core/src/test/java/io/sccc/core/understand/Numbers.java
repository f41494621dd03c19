package io.sccc.core.understand;

import java.util.Locale;
import java.util.Random;

/** Makes numbers with right check digits, by formulas written apart from the ones under test. */
final class Numbers {
    private static final String[] CARD_PREFIXES = {
        "4", "4", "51", "52", "53", "54", "55", "2221", "2720", "6011", "65", "3530", "62", "5067", "6062", "5018"
    };
    private static final String CURP_SIGNS = "0123456789ABCDEFGHIJKLMNÑOPQRSTUVWXYZ";

    private final Random random;

    Numbers(Random random) {
        this.random = random;
    }

    String digits(int count) {
        StringBuilder digits = new StringBuilder();
        for (int i = 0; i < count; i++) {
            digits.append(random.nextInt(10));
        }
        return digits.toString();
    }

    String pick(String... from) {
        return from[random.nextInt(from.length)];
    }

    String card16() {
        return withLuhn(pick(CARD_PREFIXES), 16);
    }

    String withLuhn(String prefix, int length) {
        String body = prefix + digits(length - prefix.length() - 1);
        for (int d = 0; d < 10; d++) {
            if (luhn(body + d)) {
                return body + d;
            }
        }
        throw new AssertionError(body);
    }

    /** Same issuer and length, last digit off by one: no card. */
    String withoutLuhn(String prefix, int length) {
        String card = withLuhn(prefix, length);
        return card.substring(0, length - 1) + (card.charAt(length - 1) - '0' + 1) % 10;
    }

    static boolean luhn(String digits) {
        int sum = 0;
        boolean twice = false;
        for (int i = digits.length() - 1; i >= 0; i--, twice = !twice) {
            String worth = Integer.toString((digits.charAt(i) - '0') * (twice ? 2 : 1));
            sum += worth.chars().map(c -> c - '0').sum();
        }
        return sum % 10 == 0;
    }

    String cpf() {
        String nine = digits(9);
        String ten = nine + brazilian(nine, 10);
        return ten + brazilian(ten, 11);
    }

    private static int brazilian(String body, int firstWeight) {
        int sum = 0;
        for (int i = 0; i < body.length(); i++) {
            sum += (body.charAt(i) - '0') * (firstWeight - i);
        }
        return sum % 11 < 2 ? 0 : 11 - sum % 11;
    }

    String cnpj(boolean letters) {
        StringBuilder body = new StringBuilder(letters ? "" : digits(8) + "000" + (1 + random.nextInt(9)));
        while (body.length() < 12) {
            body.append("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ".charAt(random.nextInt(36)));
        }
        if (letters) {
            body.setCharAt(3, (char) ('A' + random.nextInt(26)));
        }
        return body.append(company(body)).append(company(body)).toString();
    }

    private static int company(CharSequence body) {
        int sum = 0;
        int weight = 2;
        for (int i = body.length() - 1; i >= 0; i--) {
            sum += (body.charAt(i) - 48) * weight;
            weight = weight == 9 ? 2 : weight + 1;
        }
        return sum % 11 < 2 ? 0 : 11 - sum % 11;
    }

    String cuit() {
        while (true) {
            String body = pick("20", "23", "24", "27", "30", "33", "34") + digits(8);
            int sum = 0;
            int[] weights = {5, 4, 3, 2, 7, 6, 5, 4, 3, 2};
            for (int i = 0; i < 10; i++) {
                sum += (body.charAt(i) - '0') * weights[i];
            }
            int digit = sum % 11 == 0 ? 0 : 11 - sum % 11;
            if (digit != 10) {
                return body + digit;
            }
        }
    }

    /** Body and check digit or K, without dots or dash. */
    String rut() {
        String body = Integer.toString(4_000_000 + random.nextInt(92_000_000));
        int sum = 0;
        int weight = 2;
        for (int i = body.length() - 1; i >= 0; i--) {
            sum += (body.charAt(i) - '0') * weight;
            weight = weight == 7 ? 2 : weight + 1;
        }
        return body + "0123456789K0".charAt((11 - sum % 11) % 11);
    }

    String curp() {
        String body = pick("GOMC", "HEGG", "PERJ", "LOAM", "ROSA")
                + "%02d%02d%02d".formatted(random.nextInt(100), 1 + random.nextInt(12), 1 + random.nextInt(28))
                + pick("H", "M")
                + pick("DF", "JC", "NL", "VZ", "PL")
                + pick("MRN", "NNL", "RRS", "LPZ")
                + pick("0", "A", "B", "5");
        int sum = 0;
        for (int i = 0; i < 17; i++) {
            sum += CURP_SIGNS.indexOf(body.charAt(i)) * (18 - i);
        }
        return body + (10 - sum % 10) % 10;
    }

    String iban() {
        String country = pick("ES", "DE", "PT", "FR", "BR", "CR");
        String bban = switch (country) {
            case "ES" -> digits(20);
            case "DE", "CR" -> digits(18);
            case "PT" -> digits(21);
            case "FR" -> digits(10) + "0" + digits(12);
            default -> digits(23) + "P1";
        };
        String moved = (bban + country)
                        .chars()
                        .mapToObj(c -> Integer.toString(Character.digit(c, 36)))
                        .reduce("", String::concat)
                + "00";
        int check = 98
                - new java.math.BigInteger(moved)
                        .mod(java.math.BigInteger.valueOf(97))
                        .intValue();
        return country + "%02d".formatted(check) + bban;
    }

    /** Puts {@code separator} after groups of the given sizes. */
    static String grouped(String digits, String separator, int... sizes) {
        StringBuilder grouped = new StringBuilder();
        int at = 0;
        for (int size : sizes) {
            grouped.append(at == 0 ? "" : separator).append(digits, at, at + size);
            at += size;
        }
        return grouped.toString();
    }

    static String wide(String digits, int zero) {
        StringBuilder wide = new StringBuilder();
        digits.chars().forEach(c -> wide.appendCodePoint(c >= '0' && c <= '9' ? zero + c - '0' : c));
        return wide.toString();
    }

    static String keycaps(String digits) {
        StringBuilder keycaps = new StringBuilder();
        digits.chars().forEach(c -> keycaps.append((char) c).append('\uFE0F').append('\u20E3'));
        return keycaps.toString();
    }

    String email() {
        String name = pick(
                "ana.gomez",
                "jose_luis88",
                "m.fernandes",
                "carla+ventas",
                "pedro-rios",
                "j.smith",
                "maría.núñez",
                "2pac.fan",
                "contato",
                "x");
        String host = pick(
                "gmail.com",
                "hotmail.com",
                "yahoo.com.br",
                "empresa.com.co",
                "mi-banco.cl",
                "outlook.es",
                "uol.com.br",
                "correo.unam.mx",
                "company.io");
        return random.nextInt(5) == 0 ? (name + "@" + host).toUpperCase(Locale.ROOT) : name + "@" + host;
    }
}
