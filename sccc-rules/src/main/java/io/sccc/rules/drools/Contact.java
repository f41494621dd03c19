package io.sccc.rules.drools;

import io.sccc.core.model.Fact;
import io.sccc.core.model.Facts;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The customer as the CRM knows them, for rules in DRL. What is not known is null. Immutable. */
public final class Contact extends Part {

    static final List<Property> PROPERTIES = List.of(
            new Property("tier", Fact.CONTACT_TIER),
            new Property("products", Fact.CONTACT_PRODUCTS),
            new Property("openCases", Fact.CONTACT_OPEN_CASES),
            new Property("country", Fact.COUNTRY));

    Contact(Facts facts) {
        super(facts, PROPERTIES);
    }

    /** Tier: gold, vip, .... */
    public @Nullable String getTier() {
        return get(Fact.CONTACT_TIER);
    }

    /** Products they have, in lower case. */
    public @Nullable Set<String> getProducts() {
        return get(Fact.CONTACT_PRODUCTS);
    }

    /** Their open cases in the CRM. */
    public @Nullable Double getOpenCases() {
        return get(Fact.CONTACT_OPEN_CASES);
    }

    /** Country, ISO 3166-1. */
    public @Nullable String getCountry() {
        return get(Fact.COUNTRY);
    }
}
