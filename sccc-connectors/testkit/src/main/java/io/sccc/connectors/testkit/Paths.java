package io.sccc.connectors.testkit;

/** Paths with {@code *} for a segment and {@code **} for the rest. */
final class Paths {

    private static final String REST = "**";

    private Paths() {}

    static boolean meet(String wanted, String path) {
        String[] want = wanted.split("/", -1);
        String[] have = path.split("/", -1);
        for (int i = 0; i < want.length; i++) {
            if (want[i].equals(REST)) {
                return true;
            }
            if (i >= have.length || !(want[i].equals("*") || want[i].equals(have[i]))) {
                return false;
            }
        }
        return want.length == have.length;
    }
}
