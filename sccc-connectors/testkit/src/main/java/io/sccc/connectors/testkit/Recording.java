package io.sccc.connectors.testkit;

import io.sccc.connectors.Capability;
import io.sccc.connectors.Fault;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What a vendor's system shows of itself, recorded once and played by the contracts: the one description a vendor writes.
 * Immutable; made by {@link #builder()}.
 */
public final class Recording {

    private final List<String> secrets;
    private final Consumer<Wire> always;
    private final @Nullable Shelf shelf;
    private final Map<Trait, String> lacks;
    private final Map<Capability, Read> reads;
    private final Map<Capability, Write> writes;
    private final @Nullable Renewal renewal;
    private final @Nullable Throttle throttle;
    private final Map<Integer, List<Fault.Kind>> meanings;
    private final @Nullable Deliveries deliveries;
    private final String contactId;
    private final String caseId;

    /** The vendor's own way to say "too often", and how long it says to wait by the {@link Wire}'s clock. */
    record Throttle(Answer answer, Duration pause) {}

    private Recording(Builder parts) {
        secrets = List.copyOf(parts.secrets);
        always = parts.always;
        shelf = parts.shelf;
        lacks = Map.copyOf(parts.lacks);
        reads = Collections.unmodifiableMap(new EnumMap<>(parts.reads));
        writes = Collections.unmodifiableMap(new EnumMap<>(parts.writes));
        renewal = parts.renewal;
        throttle = parts.throttle;
        meanings = Map.copyOf(parts.meanings);
        deliveries = parts.deliveries;
        contactId = parts.contactId;
        caseId = parts.caseId;
    }

    /** Begins a recording of which nothing is told yet. */
    public static Builder builder() {
        return new Builder();
    }

    List<String> secrets() {
        return secrets;
    }

    void always(Wire wire) {
        always.accept(wire);
    }

    @Nullable
    Shelf shelf() {
        return shelf;
    }

    boolean lacks(Trait trait) {
        return lacks.containsKey(trait);
    }

    Map<Capability, Read> reads() {
        return reads;
    }

    Map<Capability, Write> writes() {
        return writes;
    }

    @Nullable
    Renewal renewal() {
        return renewal;
    }

    @Nullable
    Throttle throttle() {
        return throttle;
    }

    List<Fault.Kind> meanings(int status) {
        return meanings.getOrDefault(status, List.of());
    }

    @Nullable
    Deliveries deliveries() {
        return deliveries;
    }

    String contactId() {
        return contactId;
    }

    String caseId() {
        return caseId;
    }

    /** Puts a recording together; not thread-safe. */
    public static final class Builder {

        private final List<String> secrets = new ArrayList<>();
        private final Map<Trait, String> lacks = new EnumMap<>(Trait.class);
        private final Map<Capability, Read> reads = new EnumMap<>(Capability.class);
        private final Map<Capability, Write> writes = new EnumMap<>(Capability.class);
        private final Map<Integer, List<Fault.Kind>> meanings = new TreeMap<>();
        private Consumer<Wire> always = wire -> {};
        private @Nullable Shelf shelf;
        private @Nullable Renewal renewal;
        private @Nullable Throttle throttle;
        private @Nullable Deliveries deliveries;
        private String contactId = "contact-1";
        private String caseId = "case-1";

        private Builder() {}

        /** The secrets the connector is built with: no text that comes out of it may hold one. At least one. */
        public Builder secrets(String... values) {
            secrets.addAll(List.of(values));
            return this;
        }

        /**
         * The script of what the connector may ask before anything else (a session, a discovery document) and of what {@code
         * check} asks. No rule disturbs it but A10, which refuses it.
         */
        public Builder always(Consumer<Wire> script) {
            always = script;
            return this;
        }

        /** How the vendor shows what people wrote; for connectors that listen. */
        public Builder listens(Shelf items) {
            shelf = items;
            return this;
        }

        /** The vendor's system has nothing of the kind, and why one can be sure. */
        public Builder lacks(Trait trait, String why) {
            lacks.put(trait, why);
            return this;
        }

        /** A reading verb. */
        public Builder reads(Capability verb, Read recorded) {
            reads.put(verb, recorded);
            return this;
        }

        /** A writing verb. */
        public Builder writes(Capability verb, Write recorded) {
            writes.put(verb, recorded);
            return this;
        }

        /** How the token is renewed; not told for credentials that only a person renews. */
        public Builder renews(Renewal recorded) {
            renewal = recorded;
            return this;
        }

        /**
         * The vendor's own way to say "too often".
         *
         * @param answer as recorded, its times by {@link Wire#clock()}: 2026-03-02T12:00:00Z
         * @param wait how long it says to wait
         */
        public Builder throttles(Answer answer, Duration wait) {
            throttle = new Throttle(answer, wait);
            return this;
        }

        /** This vendor means something else by a status than HTTP does. */
        public Builder means(int status, Fault.Kind... kinds) {
            meanings.put(status, List.of(kinds));
            return this;
        }

        /** What the vendor delivers; for connectors that are a {@code WebhookSource}. */
        public Builder delivers(Deliveries recorded) {
            deliveries = recorded;
            return this;
        }

        /** The CRM's ids of a contact and a case in the recorded requests; {@code contact-1} and {@code case-1}. */
        public Builder crm(String contact, String caseOfIt) {
            contactId = contact;
            caseId = caseOfIt;
            return this;
        }

        /**
         * The recording.
         *
         * @throws IllegalArgumentException when no secret was told
         */
        public Recording build() {
            if (secrets.isEmpty()) {
                throw new IllegalArgumentException(
                        "no secret was told. Maybe secrets(\"s3cret-of-the-test\"), the one the connector is built with?");
            }
            return new Recording(this);
        }
    }
}
