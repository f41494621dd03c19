package io.sccc.connectors;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a connector connects to and what it needs, for documentation, {@code doctor} and the people who set it up. Holds
 * nothing of an account.
 *
 * @param id unique among connectors, lower case with dashes: {@code request-tracker}
 * @param kind what sort of system
 * @param product the product's name as people know it
 * @param version of the connector
 * @param apiVersion of the vendor's API it speaks
 * @param sunsetOn when the vendor ends that API version; null when no end was told
 * @param config its options
 * @param scopes the permissions it asks the vendor for, each with its reason
 * @param mayLinkIdentities whether the vendor's policy lets its people be matched with people elsewhere; Reddit's does not
 * @param notes what else to know, a sentence each: app review, limits, costs
 */
public record Description(
        String id,
        Kind kind,
        String product,
        String version,
        String apiVersion,
        @Nullable LocalDate sunsetOn,
        ConfigSpec config,
        List<Scope> scopes,
        boolean mayLinkIdentities,
        List<String> notes) {

    /** What sort of system. */
    public enum Kind {
        /** A social network or messenger. */
        SOCIAL,
        /** A forum, a blog with comments, a help center. */
        COMMUNITY,
        /** A feed that is only read. */
        FEED,
        /** A CRM, a ticket system, an agent desk. */
        CRM;

        /** Lower case. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * A permission at the vendor's.
     *
     * @param name as the vendor writes it
     * @param why what it is for, one line
     * @param optional whether the connector works without it, with fewer capabilities
     */
    public record Scope(String name, String why, boolean optional) {}

    /** Copies the lists and refuses an id that cannot be a file's or an option's name. */
    public Description {
        if (!id.matches("[a-z][a-z0-9-]*")) {
            throw new IllegalArgumentException(
                    "connector id (%s) is not lower case letters, digits and dashes".formatted(id));
        }
        scopes = List.copyOf(scopes);
        notes = List.copyOf(notes);
    }

    /** Begins a description; identities may be linked and no end is known unless told. */
    public static DescriptionBuilder of(String id, Kind kind, String product) {
        return new DescriptionBuilder(id, kind, product);
    }

    /** Product and version. */
    @Override
    public String toString() {
        return id + " " + version + " (" + product + " " + apiVersion + ")";
    }
}
