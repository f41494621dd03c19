package io.sccc.core.understand;

import static io.sccc.core.understand.Numbers.grouped;
import static io.sccc.core.understand.PersonalDataKind.CARD;
import static io.sccc.core.understand.PersonalDataKind.CNPJ;
import static io.sccc.core.understand.PersonalDataKind.CPF;
import static io.sccc.core.understand.PersonalDataKind.CUIT;
import static io.sccc.core.understand.PersonalDataKind.CURP;
import static io.sccc.core.understand.PersonalDataKind.EMAIL;
import static io.sccc.core.understand.PersonalDataKind.IBAN;
import static io.sccc.core.understand.PersonalDataKind.NATIONAL_ID;
import static io.sccc.core.understand.PersonalDataKind.ORDER_NUMBER;
import static io.sccc.core.understand.PersonalDataKind.PHONE;
import static io.sccc.core.understand.PersonalDataKind.RUT;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Labelled sentences as customers write them: what each holds, or that it holds nothing that may be masked. */
final class PersonalDataCases {
    /** A text and the one datum in it; {@code kind} null when there is none. */
    record Case(String text, @Nullable PersonalDataKind kind, String value) {}

    private static final String[] PLAIN = {
        "%s",
        "Hola, %s",
        "me piden esto: %s",
        "%s gracias",
        "aquí va (%s)",
        "oi, segue %s por favor",
        "here you go: %s.",
        "¿sirve %s?",
        "\"%s\"",
        "Listo!! %s 🙏",
        "Buenas tardes, les paso los datos %s quedo atento",
        "Bom dia! Já mandei %s ontem e nada",
        "I sent you %s twice, why no answer?",
        "@BancoAzul %s ayuda"
    };
    private static final String[] CARDS = {
        "mi tarjeta %s no pasa",
        "me cobraron dos veces en la tarjeta %s",
        "meu cartão %s foi bloqueado",
        "cartão de crédito: %s",
        "my card %s was declined",
        "visa %s vence 12/27",
        "débito %s cvv 123",
        "clonaron mi tarjeta número %s ayuda!!",
        "o número do cartão é %s, ok?",
        "%s exp 09/28",
        "pan=%s"
    };
    private static final String[] PHONES = {
        "llámame al %s",
        "mi cel es %s",
        "mi número es %s",
        "Tel: %s",
        "tel. %s",
        "whatsapp %s",
        "wpp %s",
        "meu número é %s",
        "me liga no %s",
        "fone: %s",
        "contacto %s",
        "call me at %s",
        "my phone number is %s please",
        "mi celular %s, gracias",
        "pueden marcarme al %s por la tarde",
        "pode me ligar? %s",
        "telefone para contato: %s",
        "número de teléfono %s",
        "comunicarse al %s",
        "text me at %s",
        "%s es mi celular",
        "%s este es mi whatsapp",
        "movil: %s",
        "celular: %s. Espero su llamada"
    };
    private static final String[] ORDERS = {
        "mi pedido %s no llega",
        "pedido número %s",
        "orden #%s",
        "order %s still not here",
        "order number is %s",
        "ticket %s sin respuesta",
        "caso No. %s",
        "número de guía %s",
        "código de rastreio: %s",
        "tracking %s",
        "protocolo %s",
        "nota fiscal %s",
        "factura %s",
        "referencia: %s",
        "folio %s",
        "radicado %s",
        "mi reserva es la %s",
        "contrato nro %s",
        "nº do pedido: %s",
        "my ticket number is %s",
        "case #%s",
        "rastreo %s"
    };
    private static final String[] OTHERS = {
        "número de cuenta %s", "el código %s no funciona", "IMEI %s", "serial %s", "número de serie: %s",
                "código de barras %s", "cliente %s", "transacción %s rechazada",
        "id de usuario %s", "EAN %s", "SKU %s", "mi número de cliente es %s", "número de conta %s", "account number %s",
                "medidor %s", "aprobación código %s"
    };

    private final Random random;
    private final Numbers make;
    private final List<Case> cases = new ArrayList<>();

    PersonalDataCases(long seed) {
        random = new Random(seed);
        make = new Numbers(random);
    }

    List<Case> all() {
        cards();
        emails();
        phones();
        taxNumbers();
        documents();
        orders();
        numbersOfOthers();
        lookalikes();
        return List.copyOf(cases);
    }

    private void cards() {
        for (int i = 0; i < 20; i++) {
            String c = make.card16();
            String amex = make.withLuhn(make.pick("34", "37"), 15);
            for (String written : new String[] {
                c,
                grouped(c, " ", 4, 4, 4, 4),
                grouped(c, "-", 4, 4, 4, 4),
                grouped(c, ".", 4, 4, 4, 4),
                grouped(c, "  ", 4, 4, 4, 4),
                grouped(c, "/", 4, 4, 4, 4),
                grouped(c, " ", 6, 10),
                grouped(c, " ", 8, 8),
                grouped(c, " - ", 4, 4, 4, 4),
                grouped(c, " ", 2, 2, 2, 2, 2, 2, 2, 2),
                grouped(c, "\u00A0", 4, 4, 4, 4),
                Numbers.wide(c, '０'),
                Numbers.wide(grouped(c, " ", 4, 4, 4, 4), 0x1D7CE),
                Numbers.wide(c, 0x660),
                Numbers.keycaps(c),
                grouped(c, "\u200B", 4, 4, 4, 4),
                amex,
                grouped(amex, " ", 4, 6, 5),
                grouped(amex, "-", 4, 6, 5)
            }) {
                add(random.nextBoolean() ? CARDS : PLAIN, CARD, written);
            }
            add(CARDS, CARD, make.withLuhn("4", 13));
            add(CARDS, CARD, make.withLuhn("36", 14));
            add(CARDS, CARD, make.withLuhn("5018", 18));
            add(PLAIN, CARD, make.withLuhn("4", 19));
            add(PLAIN, CARD, grouped(make.withLuhn("38", 14), " ", 4, 6, 4));
            add(ORDERS, CARD, grouped(c, " ", 4, 4, 4, 4));
        }
    }

    private void emails() {
        for (int i = 0; i < 60; i++) {
            add(PLAIN, EMAIL, make.email());
            add(
                    new String[] {
                        "mi correo es %s",
                        "escríbanme a %s, gracias",
                        "e-mail:%s;",
                        "meu email %s!",
                        "<%s>",
                        "mailto:%s?subject=hola",
                        "reach me: %s..."
                    },
                    EMAIL,
                    make.email());
        }
    }

    private void phones() {
        for (int i = 0; i < 25; i++) {
            String co = make.pick("300", "310", "315", "320", "350") + make.digits(7);
            String br = make.pick("11", "21", "31", "85", "51") + "9" + make.digits(8);
            String mx = make.pick("55", "33", "81") + (1 + random.nextInt(9)) + make.digits(7);
            String ar = "11" + (2 + random.nextInt(7)) + make.digits(7);
            String cl = "9" + make.digits(8);
            String us = make.pick("305", "212", "646", "786") + (2 + random.nextInt(8)) + make.digits(6);
            for (String written : new String[] {
                "+57 " + grouped(co, " ", 3, 3, 4),
                "+57" + co,
                "+55 11 9" + make.digits(4) + "-" + make.digits(4),
                "+55" + br,
                "+52 " + grouped(mx, " ", 2, 4, 4),
                "+52 1 " + mx,
                "+54 9 " + grouped(ar, " ", 2, 4, 4),
                "+56 " + grouped(cl, " ", 1, 4, 4),
                "+51 " + grouped(cl, " ", 3, 3, 3),
                "+34 6" + grouped(make.digits(8), " ", 2, 3, 3),
                "+1 (" + us.substring(0, 3) + ") " + grouped(us.substring(3), "-", 3, 4),
                "(" + br.substring(0, 2) + ") " + grouped(br.substring(2), "-", 5, 4),
                "(" + br.substring(0, 2) + ")" + br.substring(2),
                grouped(mx, " ", 2, 4, 4),
                grouped(us, "-", 3, 3, 4),
                grouped(co, " ", 3, 3, 4),
                "(" + us.substring(0, 3) + ") " + grouped(us.substring(3), "-", 3, 4),
                grouped(br, " ", 2, 5, 4),
                br.substring(0, 2) + " " + grouped(br.substring(2), "-", 5, 4),
                co,
                "57" + co,
                "+503 7" + make.digits(3) + "-" + make.digits(4),
                "0414-" + make.digits(7),
                "9 " + grouped(make.digits(8), " ", 4, 4),
                "+593 9" + make.digits(8),
                "+598 9" + make.digits(7),
                "1-800-" + grouped("5" + make.digits(6), "-", 3, 4)
            }) {
                add(random.nextInt(4) == 0 ? PLAIN : PHONES, PHONE, written);
            }
            for (String bare : new String[] {
                mx,
                ar,
                cl,
                us,
                br,
                "6" + make.digits(8),
                "7" + make.digits(7),
                grouped("7" + make.digits(7), "-", 4, 4),
                grouped("9" + make.digits(8), "-", 5, 4),
                "2" + make.digits(6)
            }) {
                add(PHONES, PHONE, bare);
            }
            cases.add(new Case("escríbeme https://wa.me/57" + co + " gracias", PHONE, "57" + co));
            cases.add(new Case("wa.me/" + "55" + br + "?text=oi", PHONE, "55" + br));
        }
    }

    private void taxNumbers() {
        for (int i = 0; i < 40; i++) {
            String cpf = make.cpf();
            add(PLAIN, CPF, grouped(cpf, ".", 3, 3, 3).concat("-" + cpf.substring(9)));
            add(new String[] {"cpf %s", "meu CPF é %s", "CPF: %s, pode conferir?", "CPF%s"}, CPF, cpf);
            for (boolean letters : new boolean[] {false, true}) {
                String cnpj = make.cnpj(letters);
                add(PLAIN, CNPJ, grouped(cnpj, ".", 2, 3, 3) + "/" + cnpj.substring(8, 12) + "-" + cnpj.substring(12));
                add(new String[] {"cnpj %s", "CNPJ da empresa: %s", "o CNPJ é %s.", "%s é o cnpj"}, CNPJ, cnpj);
            }
            add(PLAIN, CURP, make.curp());
            add(new String[] {"mi CURP es %s", "curp:%s"}, CURP, make.curp());
            String rut = make.rut();
            String body = rut.substring(0, rut.length() - 1);
            String dv = rut.substring(rut.length() - 1);
            String dotted = "%,d".formatted(Integer.parseInt(body)).replace(',', '.');
            add(PLAIN, RUT, dotted + "-" + dv);
            add(PLAIN, RUT, body + "-" + dv.toLowerCase(java.util.Locale.ROOT));
            add(new String[] {"mi rut es %s", "RUT %s", "rut: %s, gracias"}, RUT, rut);
            String cuit = make.cuit();
            add(PLAIN, CUIT, grouped(cuit, "-", 2, 8, 1));
            add(new String[] {"CUIT %s", "mi cuil es %s", "cuit: %s"}, CUIT, cuit);
            String iban = make.iban();
            add(PLAIN, IBAN, iban);
            add(
                    new String[] {"mi IBAN %s", "iban: %s", "transferir a %s por favor"},
                    IBAN,
                    iban.replaceAll("(.{4})(?=.)", "$1 "));
        }
    }

    private void documents() {
        for (int i = 0; i < 20; i++) {
            add(new String[] {"mi DNI es %s", "dni %s", "DNI: %s"}, NATIONAL_ID, "3" + make.digits(7));
            add(new String[] {"mi dni %s", "DNI %s"}, NATIONAL_ID, grouped("3" + make.digits(7), ".", 2, 3, 3));
            add(
                    new String[] {"mi cédula es %s", "cédula %s", "C.C. %s", "cc %s", "documento de identidad %s"},
                    NATIONAL_ID,
                    "10" + make.digits(8));
            add(
                    new String[] {"cédula de ciudadanía %s", "cédula: %s"},
                    NATIONAL_ID,
                    grouped("1" + make.digits(9), ".", 1, 3, 3, 3));
            add(new String[] {"DUI %s", "mi dui es %s"}, NATIONAL_ID, grouped(make.digits(9), "-", 8, 1));
            add(
                    new String[] {"RG %s", "meu RG é %s"},
                    NATIONAL_ID,
                    grouped(make.digits(8), ".", 2, 3, 3) + "-" + make.digits(1));
        }
    }

    private void orders() {
        for (int i = 0; i < 30; i++) {
            for (String value : new String[] {
                make.digits(10),
                make.digits(8),
                "3" + make.digits(9),
                make.withLuhn("4", 16),
                make.digits(12),
                "119" + make.digits(8),
                "1Z999AA1" + make.digits(10),
                "MX" + make.digits(6),
                "403-" + make.digits(7) + "-" + make.digits(7)
            }) {
                add(ORDERS, ORDER_NUMBER, value);
            }
        }
    }

    private void numbersOfOthers() {
        for (int i = 0; i < 30; i++) {
            for (String value : new String[] {
                make.digits(10),
                make.digits(8),
                "3" + make.digits(9),
                make.withLuhn("35", 15),
                "750" + make.digits(10),
                "119" + make.digits(8)
            }) {
                add(OTHERS, null, value);
            }
        }
    }

    private void lookalikes() {
        for (int i = 0; i < 40; i++) {
            String three = make.digits(3);
            for (String value : new String[] {
                "1" + make.digits(18),
                "https://x.com/ana/status/1" + make.digits(18),
                "https://shop.example/p/" + make.withLuhn("4", 16),
                "S/ 1.299.900",
                "R$ 1." + three + ",56",
                "$45," + three,
                "12.500.000 COP",
                "$ 3" + make.digits(9),
                "3" + make.digits(9) + " pesos",
                "12/05/2024 14:30",
                "2024-05-12 14:30:22",
                "12-05-2024",
                "192.168." + (1 + random.nextInt(200)) + ".10",
                "v8.4." + three + ".1104",
                "10.0.19045.3803",
                three + "%",
                "#" + make.pick("2024", "Mundial2026", "8M"),
                make.withoutLuhn("4", 16),
                grouped(make.withoutLuhn("55", 16), " ", 4, 4, 4, 4),
                "17:00 - 18:30",
                "300 123 usuarios",
                "de 2019 a 2024",
                "SN-" + make.withLuhn("4", 16),
                "@user" + make.digits(9),
                make.digits(44).replaceAll("(.{4})(?=.)", "$1 "),
                "500.000.000 de personas",
                "1.020.304.050 puntos",
                "lat -34.603722, lon -58.381592",
                "@juanito",
                "a@b",
                "foto@2x.png",
                "20240512",
                "3.14159265358979",
                "1700000000",
                "a1b2c3d4e5f6" + make.digits(4),
                "4-4-2",
                "611",
                "10 20 30 40",
                "123.456.789-0" + three.charAt(0) + "1",
                "24/7",
                "50 000 000",
                "5G+ 100 Mbps",
                "2 x 1990",
                "B0" + make.digits(8),
                "00" + make.digits(5)
            }) {
                add(PLAIN, null, value);
            }
        }
    }

    private void add(String[] carriers, @Nullable PersonalDataKind kind, String value) {
        cases.add(new Case(make.pick(carriers).replace("%s", value), kind, value));
    }
}
