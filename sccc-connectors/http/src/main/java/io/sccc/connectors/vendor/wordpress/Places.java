package io.sccc.connectors.vendor.wordpress;

import io.sccc.connectors.Fault;
import io.sccc.connectors.Position;
import io.sccc.connectors.VendorPermanentException;
import io.sccc.core.spi.Cursor;

/**
 * Places as cursors.
 *
 * @param site whose places they are
 */
record Places(String site) {

    private static final int VERSION = 1;

    /** The place in a cursor of one list. */
    Place of(Cursor cursor, String list, Place start) {
        if (cursor.atStart()) {
            return start;
        }
        Position position = Position.of(cursor, VERSION, site + " " + list);
        return read(position.value());
    }

    static Place read(String written) {
        try {
            return Place.read(written);
        } catch (RuntimeException e) {
            throw new VendorPermanentException(
                    Fault.of(Fault.Kind.CONFIG, "the position in a cursor cannot be read; begin again without it")
                            .scope(Fault.Scope.ACCOUNT),
                    e);
        }
    }

    Position position(String list, Place place) {
        return new Position(VERSION, site + " " + list, place.write(), place.readable());
    }

    Position position(String list, String value, String readable) {
        return new Position(VERSION, site + " " + list, value, readable);
    }

    /** The value of a cursor of one list. */
    String value(Cursor cursor, String list) {
        return Position.of(cursor, VERSION, site + " " + list).value();
    }
}
