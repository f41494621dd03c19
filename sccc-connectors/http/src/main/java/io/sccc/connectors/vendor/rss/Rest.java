package io.sccc.connectors.vendor.rss;

import io.sccc.connectors.http.Reply;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How long a feed wants to be left alone: {@code Cache-Control: max-age} (RFC 9111, section 5.2.2.1) and RSS' {@code ttl}. */
final class Rest {

    static final long LONGEST = 3600;
    private static final Pattern MAX_AGE = Pattern.compile("(?i)(?:^|[\\s,])max-age\\s*=\\s*\"?(\\d{1,9})");

    private Rest() {}

    /** The second before which it is not asked again; 0 when it does not say. Never more than an hour away. */
    static long until(Reply reply, int ttlMinutes, Instant now) {
        String control = reply.header("Cache-Control");
        Matcher age = MAX_AGE.matcher(control == null ? "" : control);
        boolean fresh = control != null && (control.contains("no-cache") || control.contains("no-store"));
        long told = age.find() && !fresh ? Long.parseLong(age.group(1)) : 0;
        long wait = Math.min(LONGEST, Math.max(told, ttlMinutes * 60L));
        return wait == 0 ? 0 : now.getEpochSecond() + wait;
    }
}
