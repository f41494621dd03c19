package io.sccc.connectors.vendor.wordpress;

/**
 * Something that was seen before.
 *
 * @param id WordPress' id; one that begins with a question mark stands for an item without any
 * @param second when it was written or changed, in seconds since 1970
 * @param digest of all that makes another revision of it; {@link #GONE} when it was taken away
 * @param revision how often it was seen changed
 * @param waits whether somebody on the site has to approve it, which changes it without another time
 */
record Known(String id, long second, String digest, int revision, boolean waits) {

    static final String GONE = "0";

    private static final int DIGITS = 36;
    private static final int SPACE = 60_466_176; // five digits

    static Known of(String id, long second, String content) {
        int hash = Math.floorMod(content.hashCode() * 31 + content.length(), SPACE - 1) + 1;
        return new Known(id, second, Integer.toString(hash, DIGITS), 0, false);
    }

    Known revised(int number) {
        return new Known(id, second, digest, number, waits);
    }

    Known gone() {
        return new Known(id, second, GONE, revision + 1, false);
    }

    Known held() {
        return new Known(id, second, digest, revision, true);
    }

    boolean isGone() {
        return digest.equals(GONE);
    }

    String write() {
        return id + "." + Long.toString(second, DIGITS) + "." + digest + (revision == 0 && !waits ? "" : "." + revision)
                + (waits ? ".h" : "");
    }

    /** What {@link #write} wrote; throws a RuntimeException where it did not. */
    static Known read(String text) {
        String[] parts = text.split("\\.");
        int revision = parts.length > 3 ? Integer.parseInt(parts[3]) : 0;
        return new Known(parts[0], Long.parseLong(parts[1], DIGITS), parts[2], revision, parts.length > 4);
    }
}
