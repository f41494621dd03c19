package io.sccc.connectors.vendor.bluesky;

import io.sccc.connectors.Fault;
import io.sccc.connectors.VendorPermanentException;
import io.sccc.core.model.PostId;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The address of a record: {@code at://did/collection/rkey}. Only addresses by DID, since a handle may change hands.
 *
 * @param did whose repository
 * @param collection which kind of record
 * @param rkey its name
 */
record AtUri(String did, String collection, String rkey) {

    static final String POST = "app.bsky.feed.post";

    private static final int LONGEST = 8192;
    private static final Pattern FORM = Pattern.compile("at://(did:[a-z]+:[a-zA-Z0-9._:%-]{0,2040}[a-zA-Z0-9._-])"
            + "/([a-zA-Z][a-zA-Z0-9-]{0,62}(?:\\.[a-zA-Z0-9-]{1,63}){2,5})/([a-zA-Z0-9_~.:-]{1,512})");

    /** The record at an address; null when it is none. */
    static @Nullable AtUri read(@Nullable String text) {
        Matcher parts = FORM.matcher(text == null || text.length() > LONGEST ? "" : text);
        if (!parts.matches() || parts.group(3).equals(".") || parts.group(3).equals("..")) {
            return null;
        }
        return new AtUri(parts.group(1), parts.group(2), parts.group(3));
    }

    /** The record a post's id names. */
    static AtUri of(PostId id) {
        AtUri uri = read(id.nativeId());
        if (uri == null || !uri.collection.equals(POST)) {
            throw new VendorPermanentException(
                    Fault.of(Fault.Kind.PAYLOAD, "an id is not the address of a Bluesky post"), null);
        }
        return uri;
    }

    /** Where a person reads a post. */
    String webPage() {
        return "https://bsky.app/profile/" + did + "/post/" + rkey;
    }

    @Override
    public String toString() {
        return "at://" + did + "/" + collection + "/" + rkey;
    }
}
