package io.sccc.connectors.vendor.requesttracker;

import com.fasterxml.jackson.databind.JsonNode;
import io.sccc.connectors.VendorPermanentException;
import io.sccc.connectors.http.Call;
import io.sccc.connectors.http.Json;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The words of transactions, out of their attachments. */
final class Words {

    private static final int AT_ONCE = 25;
    private static final int PARTS = 100;

    private final Rest rest;

    Words(Rest rest) {
        this.rest = rest;
    }

    Map<Long, String> of(List<Long> transactions) {
        Map<Long, String> words = new HashMap<>();
        for (int from = 0; from < transactions.size(); from += AT_ONCE) {
            read(transactions.subList(from, Math.min(from + AT_ONCE, transactions.size())), words);
        }
        return words;
    }

    /** One too large file must not stop the feed: then each is read alone, and that one has no words. */
    private void read(List<Long> transactions, Map<Long, String> words) {
        try {
            attachments(transactions, words);
        } catch (VendorPermanentException e) {
            if (transactions.size() > 1) {
                transactions.forEach(one -> read(List.of(one), words));
            }
        }
    }

    private void attachments(List<Long> transactions, Map<Long, String> words) {
        List<String> ids = transactions.stream().map(String::valueOf).toList();
        long after = 0;
        boolean more = true;
        while (more) {
            long before = after;
            for (JsonNode part : page(ids, after)) {
                after = Math.max(after, Json.number(part, "/id", 0));
                keep(part, words);
            }
            more = after > before;
        }
    }

    private List<JsonNode> page(List<String> ids, long after) {
        String which = Rest.having("TransactionId", ids);
        String rest = "{\"field\":\"ContentType\",\"operator\":\"STARTSWITH\",\"value\":\"text/\"},"
                + "{\"field\":\"id\",\"operator\":\">\",\"value\":\"" + after + "\"},";
        return this.rest.items(Call.get("/attachments")
                .query("query", "[" + rest + which.substring(1))
                .query("fields", "TransactionId,ContentType,Content,Filename")
                .query("orderby", "id")
                .query("per_page", PARTS));
    }

    /** The plain part wins over the one in HTML; files are no words. */
    private static void keep(JsonNode part, Map<Long, String> words) {
        if (Json.text(part, "/Filename") != null) {
            return;
        }
        long transaction = Json.number(part, "/TransactionId", 0);
        String content = Json.textOr(part, "", "/Content");
        if (Json.textOr(part, "", "/ContentType").startsWith("text/html")) {
            words.putIfAbsent(transaction, plain(content));
        } else {
            words.put(transaction, content);
        }
    }

    static String plain(String html) {
        return html.replaceAll("(?i)<(br|/p|/div|/li|/tr)[^>]{0,200}>", "\n")
                .replaceAll("<[^>]{0,2000}>", "")
                .replace("&nbsp;", " ")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&#39;", "'")
                .replace("&amp;", "&")
                .replaceAll("\n{3,}", "\n\n")
                .strip();
    }
}
