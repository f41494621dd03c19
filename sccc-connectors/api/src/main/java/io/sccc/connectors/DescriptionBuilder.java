package io.sccc.connectors;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Puts a {@link Description} together; not thread-safe. */
public final class DescriptionBuilder {

    private final String id;
    private final Description.Kind kind;
    private final String product;
    private final List<Description.Scope> scopes = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private String version = "1";
    private String apiVersion = "1";
    private @Nullable LocalDate sunsetOn;
    private ConfigSpec config = ConfigSpec.NONE;
    private boolean mayLinkIdentities = true;

    DescriptionBuilder(String id, Description.Kind kind, String product) {
        this.id = id;
        this.kind = kind;
        this.product = product;
    }

    /** Version of the connector; 1 unless told. */
    public DescriptionBuilder version(String own) {
        version = own;
        return this;
    }

    /** Version of the vendor's API; 1 unless told. */
    public DescriptionBuilder apiVersion(String spoken) {
        apiVersion = spoken;
        return this;
    }

    /** When the vendor ends that version of its API. */
    public DescriptionBuilder sunsetOn(LocalDate end) {
        sunsetOn = end;
        return this;
    }

    /** Its options; none unless told. */
    public DescriptionBuilder config(ConfigSpec options) {
        config = options;
        return this;
    }

    /** A permission it cannot do without. */
    public DescriptionBuilder needs(String scope, String why) {
        scopes.add(new Description.Scope(scope, why, false));
        return this;
    }

    /** A permission that gives further capabilities. */
    public DescriptionBuilder uses(String scope, String why) {
        scopes.add(new Description.Scope(scope, why, true));
        return this;
    }

    /** The vendor forbids matching its people with people elsewhere. */
    public DescriptionBuilder mayNotLinkIdentities() {
        mayLinkIdentities = false;
        return this;
    }

    /** Something else to know, one sentence. */
    public DescriptionBuilder note(String sentence) {
        notes.add(sentence);
        return this;
    }

    /** The description. */
    public Description build() {
        return new Description(
                id, kind, product, version, apiVersion, sunsetOn, config, scopes, mayLinkIdentities, notes);
    }
}
