package io.sccc.examples;

import io.sccc.core.model.Author;
import io.sccc.core.model.Fact;
import io.sccc.core.model.Facts;
import io.sccc.core.model.Post;
import io.sccc.core.model.Understanding;
import io.sccc.core.spi.FactSource;
import org.jspecify.annotations.Nullable;

/** Tells rules the tier of a post's author. Of somebody the CRM does not know, it says nothing: the tier is unknown. */
final class ContactTier implements FactSource {

    private final CaseService cases;

    ContactTier(CaseService cases) {
        this.cases = cases;
    }

    @Override
    public void supply(Post post, Understanding understanding, Facts facts) {
        Author author = post.author();
        CaseService.Contact contact =
                author == null ? null : cases.findContact(post.id().network(), author.id());
        if (contact != null) {
            facts.put(Fact.CONTACT_TIER, contact.tier());
        }
    }

    /** What the tier depends on, as a cache's key; null for an unknown author, of whom nothing may be remembered. */
    static @Nullable String person(Post post) {
        Author author = post.author();
        return author == null ? null : post.id().network() + " " + author.id();
    }
}
