package io.sccc.rules.drools;

import io.sccc.core.model.Fact;
import io.sccc.core.model.Facts;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The brand the post is about, for rules in DRL. What is not known is null. Immutable. */
public final class Brand extends Part {

    static final List<Property> PROPERTIES = List.of(
            new Property("name", Fact.BRAND),
            new Property("sector", Fact.BRAND_SECTOR),
            new Property("lang", Fact.BRAND_LANG));

    Brand(Facts facts) {
        super(facts, PROPERTIES);
    }

    /** Its name. */
    public @Nullable String getName() {
        return get(Fact.BRAND);
    }

    /** Its sector: telecom, bank, .... */
    public @Nullable String getSector() {
        return get(Fact.BRAND_SECTOR);
    }

    /** Language of its page. */
    public @Nullable String getLang() {
        return get(Fact.BRAND_LANG);
    }
}
