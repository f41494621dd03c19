package io.sccc.core.understand;

/** What a word says about the number that follows it. */
enum Cue {
    /** Nothing. */
    NONE,
    /** May stand between a cue and its number: "de", "is", "meu". */
    FILLER,
    /** "Number" itself: of a telephone, unless the words around it say otherwise. */
    NUMBER,
    PHONE,
    CARD,
    ORDER,
    /** Names a number that is nobody's personal datum here: a serial, a code, an account, a flight. */
    OTHER,
    CPF,
    CNPJ,
    RUT,
    CUIT,
    IBAN,
    NATIONAL,
    /** A currency or a unit: the number beside it is an amount. */
    AMOUNT;

    /** Whether a number after this word is neither a telephone nor, unless it looks like nothing else, a card. */
    boolean protects() {
        return this == ORDER || this == OTHER;
    }
}
