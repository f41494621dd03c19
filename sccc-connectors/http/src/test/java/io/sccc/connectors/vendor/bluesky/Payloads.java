package io.sccc.connectors.vendor.bluesky;

import io.sccc.connectors.testkit.Answer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;

/** Answers in the network's shape, written by us. */
final class Payloads {

    static final String ME = "did:plc:aaaaaaaaaaaaaaaaaaaaacme";
    static final String HANDLE = "acme.example";
    static final String PASSWORD = "abcd-efgh-ijkl-mnop";
    static final String CID = "bafyreibr5eund6tj7cnrx3v7qde7ikiy6q4zdfmt2xsgb2n32blx7gze74";

    private Payloads() {}

    /** A token of the network's form: it tells whose it is, until when and what it may. */
    static String token(String did, Instant expires, String mark) {
        String claims = "{\"scope\":\"com.atproto.appPass\",\"sub\":\"%s\",\"exp\":%d}"
                .formatted(did, expires.getEpochSecond());
        String body = Base64.getUrlEncoder().withoutPadding().encodeToString(claims.getBytes(StandardCharsets.UTF_8));
        return "eyJ0eXAiOiJhdCtqd3QifQ." + body + "." + mark;
    }

    static String session(String access, String refresh) {
        return """
                {"accessJwt":"%s","refreshJwt":"%s","handle":"%s","did":"%s","active":true}
                """.formatted(access, refresh, HANDLE, ME);
    }

    static String did(int writer) {
        return "did:plc:"
                + "%024d"
                        .formatted(writer)
                        .replace('0', 'q')
                        .replace('1', 'w')
                        .replace('8', 'x')
                        .replace('9', 'y');
    }

    static String postUri(String did, int number) {
        return "at://" + did + "/app.bsky.feed.post/3mq" + letters(number) + "22222222";
    }

    private static String letters(int number) {
        return "" + (char) ('a' + number / 20 % 20) + (char) ('a' + number % 20);
    }

    static String author(String did, String handle) {
        return """
                {"did":"%s","handle":"%s","displayName":"Ana","labels":[],
                 "viewer":{"muted":false,"blockedBy":false},"createdAt":"2024-01-02T03:04:05.678Z"}
                """.formatted(did, handle);
    }

    /** A record of a post; {@code reply} is empty or the reply's references. */
    static String record(String text, Instant at, String reply) {
        return """
                {"$type":"app.bsky.feed.post","text":%s,"createdAt":"%s","langs":["es"]%s}
                """.formatted(Answer.quoted(text), at, reply);
    }

    static String reply(String root, String parent) {
        return ",\"reply\":{\"root\":{\"uri\":\"%s\",\"cid\":\"%s\"},\"parent\":{\"uri\":\"%s\",\"cid\":\"%s\"}}"
                .formatted(root, CID, parent, CID);
    }

    /** A notification; its record is given as JSON. */
    static String notification(String uri, String cid, String author, String reason, String record, Instant at) {
        return """
                {"uri":"%s","cid":"%s","author":%s,"reason":"%s","reasonSubject":"at://%s/app.bsky.feed.post/3mqzz22222222",
                 "record":%s,"isRead":false,"indexedAt":"%s","labels":[]}
                """.formatted(uri, cid, author, reason, ME, record, at);
    }

    static String notifications(List<String> items, String cursor) {
        String next = cursor.isEmpty() ? "" : "\"cursor\":\"%s\",".formatted(cursor);
        return "{%s\"notifications\":[%s],\"priority\":false,\"seenAt\":\"2026-03-01T00:00:00.000Z\"}"
                .formatted(next, String.join(",", items));
    }

    /** A post as the network shows it; {@code viewer} is what it tells of us and the post. */
    static String view(String uri, String author, String record, String viewer) {
        return """
                {"uri":"%s","cid":"%s","author":%s,"record":%s,"replyCount":0,"repostCount":0,"likeCount":0,
                 "quoteCount":0,"indexedAt":"2026-03-01T10:00:00.000Z","viewer":%s,"labels":[]}
                """.formatted(uri, CID, author, record, viewer);
    }

    static String written(String uri) {
        return """
                {"uri":"%s","cid":"%s","commit":{"cid":"%s","rev":"3n2v74xzdws2w"},"validationStatus":"valid"}
                """.formatted(uri, CID, CID);
    }

    static String error(String name, String message) {
        return "{\"error\":\"%s\",\"message\":\"%s\"}".formatted(name, message);
    }
}
