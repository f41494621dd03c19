package io.sccc.connectors.testkit;

import io.sccc.connectors.Capability;
import java.util.List;

/** Plays a whole recording at once. */
final class Rehearsal {

    private static final List<Item> PLAIN = List.of(Item.of(1, "uno"), Item.of(2, "dos"), Item.of(3, "tres"));

    private Rehearsal() {}

    /** A vendor that does everything that is recorded. */
    static void playAll(ConnectorContract<?> contract) {
        Recording recording = contract.recorded();
        recording.reads().values().forEach(read -> read.play(contract.wire()));
        recording.writes().forEach((verb, write) -> write.play(contract.wire(), contract.target(verb)));
        Shelf shelf = recording.shelf();
        if (shelf != null && contract.has(Capability.LISTEN)) {
            shelf.hold(contract.wire(), PLAIN);
        }
    }
}
