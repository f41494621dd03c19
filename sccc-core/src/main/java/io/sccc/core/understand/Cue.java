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
    /** An account or an amount: no telephone follows, but a card may. */
    ACCOUNT,
    CPF,
    CNPJ,
    RUT,
    CUIT,
    IBAN,
    NATIONAL,
    /** A currency or a unit: the number beside it is an amount. */
    AMOUNT;

    /** Whether a number after this word is no telephone, unless it looks like nothing else. */
    boolean protects() {
        return this == ACCOUNT || protectsFromCard();
    }

    /** Whether a number after this word is no card either, unless it is printed like one. */
    boolean protectsFromCard() {
        return this == ORDER || this == OTHER;
    }
}
