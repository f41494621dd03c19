package io.sccc.core.understand;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * One search through one text. What is found is hidden and the rest is searched again until nothing more comes up, so
 * that the masked text, in which a placeholder looks just like a hidden datum, holds nothing any more.
 */
final class PersonalDataSearch {
    private static final int MAX_ROUNDS = 8;
    /** Fewer make no number searched for: most numbers end here. */
    private static final int FEWEST_DIGITS = 6;

    private final Symbols text;
    private final List<PersonalDatum> found = new ArrayList<>();

    PersonalDataSearch(Symbols text) {
        this.text = text;
    }

    List<PersonalDatum> all() {
        Tokens tokens = round();
        for (int before = 0, rounds = 1; found.size() > before && rounds < MAX_ROUNDS; rounds++) {
            before = found.size();
            tokens = round();
        }
        orders(tokens);
        found.sort(Comparator.comparingInt(PersonalDatum::start));
        return List.copyOf(found);
    }

    private Tokens round() {
        addresses();
        Tokens tokens = new Tokens(text);
        Run run = new Run(tokens);
        for (int i = 0; i < tokens.size(); ) {
            i = skipTo(tokens, i, datumEnd(tokens, run, i));
        }
        return tokens;
    }

    private static int skipTo(Tokens tokens, int token, int end) {
        int next = token + 1;
        while (next < tokens.size() && tokens.start(next) < end) {
            next++;
        }
        return next;
    }

    private void addresses() {
        for (int i = 0; i < text.size(); i++) {
            if (text.at(i) == '@') {
                int start = Emails.start(text, i);
                int end = start < 0 ? 0 : Emails.end(text, i);
                i = end > 0 ? add(PersonalDataKind.EMAIL, start, end) - 1 : i;
            } else {
                int number = WhatsAppLinks.numberAt(text, i);
                int end = number < 0 ? 0 : WhatsAppLinks.end(text, number);
                i = end > 0 ? add(PersonalDataKind.PHONE, number, end) - 1 : i;
            }
        }
    }

    /** End of the datum that begins with {@code token}, or 0. */
    private int datumEnd(Tokens tokens, Run run, int token) {
        int end = coded(tokens, token);
        if (end > 0) {
            return end;
        }
        if (tokens.isNumber(token)) {
            return tokens.length(token) > Run.MAX_DIGITS ? 0 : numeric(run.from(token));
        }
        boolean document = tokens.isCode(token) && NationalIds.isNamed(tokens, token);
        return document && NationalIds.isDocument(text, tokens.start(token), tokens.end(token))
                ? add(PersonalDataKind.NATIONAL_ID, tokens.start(token), tokens.end(token))
                : 0;
    }

    private int coded(Tokens tokens, int token) {
        int start = tokens.start(token);
        if (tokens.isLink(token)) {
            return company(start, tokens.end(token));
        }
        if (!tokens.isNumber(token) && !tokens.isCode(token) && !(tokens.isWord(token) && tokens.length(token) <= 2)) {
            return 0;
        }
        int end = Codes.curpEnd(text, start, tokens.end(token));
        if (end > 0) {
            return add(PersonalDataKind.CURP, start, end);
        }
        end = Codes.ibanEnd(text, start);
        if (end > 0) {
            return add(PersonalDataKind.IBAN, start, end);
        }
        end = company(start, tokens.end(token));
        return end > 0 ? end : bareRutWithK(tokens, token);
    }

    /** A CNPJ with letters; one with its dots and slash may look like a link. */
    private int company(int start, int end) {
        int last = Codes.cnpjEnd(text, start, end);
        return last > 0 ? add(PersonalDataKind.CNPJ, start, last) : 0;
    }

    private int bareRutWithK(Tokens tokens, int token) {
        int start = tokens.start(token);
        int end = tokens.end(token);
        boolean rut = tokens.isCode(token)
                && tokens.cueWithin(token, 3) == Cue.RUT
                && TaxNumbers.isRutWithK(text, start, end);
        return rut ? add(PersonalDataKind.RUT, start, end) : 0;
    }

    private int numeric(Run run) {
        if (run.total(run.count()) < FEWEST_DIGITS || run.isAmidDigits() || run.isPaymentSlip()) {
            return 0;
        }
        int card = TaxNumbers.isBareCnpj(run) ? 0 : Cards.match(run);
        if (card > 0) {
            return add(PersonalDataKind.CARD, run.start(), run.end(card));
        }
        for (int groups = Math.min(run.count(), 5); groups > 0; groups--) {
            int rut = TaxNumbers.endOfRutWithK(run, groups);
            PersonalDataKind kind = rut > 0 ? PersonalDataKind.RUT : TaxNumbers.kind(run, groups);
            if (kind != null) {
                return add(kind, run.start(), rut > 0 ? rut : run.end(groups));
            }
        }
        return documentOrPhone(run);
    }

    private int documentOrPhone(Run run) {
        int document = NationalIds.match(run);
        if (document > 0) {
            return add(PersonalDataKind.NATIONAL_ID, run.start(), NationalIds.endWithLetter(text, run.end(document)));
        }
        int phone = Phones.match(run);
        return phone > 0 ? add(PersonalDataKind.PHONE, Phones.start(run), run.end(phone)) : 0;
    }

    private void orders(Tokens tokens) {
        for (int i = 0; i < tokens.size(); ) {
            int end = Orders.end(tokens, i);
            if (end > 0) {
                found.add(text.datum(PersonalDataKind.ORDER_NUMBER, Orders.start(text, tokens.start(i)), end));
            }
            i = skipTo(tokens, i, end);
        }
    }

    private int add(PersonalDataKind kind, int start, int end) {
        found.add(text.datum(kind, start, end));
        text.hide(start, end);
        return end;
    }
}
