package io.sccc.examples.file;

/** Why a row cannot be a post, without the row's words. */
final class RowFault extends Exception {

    private final String code;
    private final String words;

    RowFault(String code, String words) {
        super(code + " " + words);
        this.code = code;
        this.words = words;
    }

    String code() {
        return code;
    }

    String words() {
        return words;
    }
}
