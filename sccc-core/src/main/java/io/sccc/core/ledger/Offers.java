package io.sccc.core.ledger;

import io.sccc.core.model.ConversationId;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What one customer was offered, where, and what of it they opened. A line each as text. */
record Offers(List<Offer> all) {

    /** Nothing yet. */
    static final Offers NONE = new Offers(List.of());

    Offers {
        all = List.copyOf(all);
    }

    /** Content, as a key, in a conversation by the id it had then. */
    record Offer(String content, boolean opened, ConversationId conversation) {

        static Offer parse(String line) {
            String[] parts = line.split(" ", 3);
            return new Offer(parts[0], parts[1].equals("1"), new ConversationId(parts[2]));
        }

        String line() {
            return content + (opened ? " 1 " : " 0 ") + conversation;
        }
    }

    static Offers parse(String text) {
        return text.isEmpty() ? NONE : new Offers(text.lines().map(Offer::parse).toList());
    }

    String text() {
        return all.stream().map(Offer::line).collect(Collectors.joining("\n"));
    }

    /** Where this content was offered. */
    Set<ConversationId> conversations(String contentId) {
        String content = Keys.of(contentId);
        Set<ConversationId> found = new LinkedHashSet<>();
        all.stream().filter(offer -> offer.content.equals(content)).forEach(offer -> found.add(offer.conversation));
        return found;
    }

    /** These and one more; itself when it is among them. */
    Offers offered(ConversationId conversation, String contentId) {
        if (conversations(contentId).contains(conversation)) {
            return this;
        }
        List<Offer> more = new ArrayList<>(all);
        more.add(new Offer(Keys.of(contentId), false, conversation));
        return new Offers(more);
    }

    /** With this content opened in these conversations, which are one; itself when it was opened there before, or never offered. */
    Offers opened(Set<ConversationId> same, String contentId) {
        String content = Keys.of(contentId);
        boolean before = all.stream()
                .anyMatch(offer -> offer.opened && offer.content.equals(content) && same.contains(offer.conversation));
        return before
                ? this
                : new Offers(all.stream()
                        .map(offer -> offer.content.equals(content) && same.contains(offer.conversation)
                                ? new Offer(content, true, offer.conversation)
                                : offer)
                        .toList());
    }

    /** Without what was offered in a conversation. */
    Offers without(ConversationId conversation) {
        return new Offers(all.stream()
                .filter(offer -> !offer.conversation.equals(conversation))
                .toList());
    }
}
