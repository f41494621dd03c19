package io.sccc.core.understand;

import java.util.Locale;

/** What a piece of personal data is. All kinds are masked but {@link #ORDER_NUMBER}, which is only noted. */
public enum PersonalDataKind {
    /** A payment card number: 13 to 19 digits, issuer prefix and Luhn check digit. */
    CARD,
    /** An e-mail address. */
    EMAIL,
    /** A telephone number, the number inside a WhatsApp link included. */
    PHONE,
    /** A Brazilian person's tax number, two check digits. */
    CPF,
    /** A Brazilian company's tax number, numeric or alphanumeric, two check digits. */
    CNPJ,
    /** A Mexican population register code of 18 characters, one check digit. */
    CURP,
    /** A Chilean tax number, check digit 0-9 or K. */
    RUT,
    /** An Argentine tax or labor number (CUIT, CUIL), one check digit. */
    CUIT,
    /** An international bank account number, ISO 13616, checked modulo 97. */
    IBAN,
    /** An identity document (DNI, cédula, DUI, RG, RFC ...) that a word before it names as such. */
    NATIONAL_ID,
    /** An order, ticket, case, invoice or tracking number that a word before it names as such. Never masked. */
    ORDER_NUMBER;

    private final String label = name().toLowerCase(Locale.ROOT);

    /**
     * The kind's name in files and placeholders.
     *
     * @return lower-case, words joined by an underscore
     */
    public String label() {
        return label;
    }

    /**
     * Whether a {@link Masker} takes such a value out of the text.
     *
     * @return false for {@link #ORDER_NUMBER} alone
     */
    public boolean masked() {
        return this != ORDER_NUMBER;
    }
}
