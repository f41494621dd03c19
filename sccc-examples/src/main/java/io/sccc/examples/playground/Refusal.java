package io.sccc.examples.playground;

/** A call refused: an HTTP status and a code of lower-case words; never anybody's words. */
final class Refusal extends RuntimeException {

    private final int status;
    private final String code;

    Refusal(int status, String code) {
        super(status + " " + code, null, false, false);
        this.status = status;
        this.code = code;
    }

    int status() {
        return status;
    }

    String code() {
        return code;
    }
}
