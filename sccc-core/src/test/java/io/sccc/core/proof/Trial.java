package io.sccc.core.proof;

import java.nio.file.Path;

/**
 * One trial: the same people write the same posts whatever becomes of the processes that read them. Everything outside those
 * processes lies in its folder.
 *
 * @param folder where the journals, the log and, for files, the store lie
 * @param place where the ledger is, see {@link Store}
 * @param seed of the script
 * @param size items on each road
 * @param manner what the CRM offers
 */
record Trial(Path folder, String place, long seed, int size, FakeCrm.Manner manner) {

    Script script() {
        return new Script(seed, size);
    }

    Journal crm() {
        return new Journal(folder.resolve("crm.journal"));
    }

    /** What the senders were told is stored: road and number, one a line. */
    Journal acknowledged() {
        return new Journal(folder.resolve("acknowledged.journal"));
    }

    /** Whoever holds on goes on once this file is there. */
    Path go() {
        return folder.resolve("go");
    }

    /** How many items of a road, from its first on, the senders were told are stored. */
    int acknowledged(Script.Road road) {
        return acknowledged().lines().stream()
                .filter(line -> line.startsWith(road + " "))
                .mapToInt(line -> Integer.parseInt(line.substring(line.indexOf(' ') + 1)) + 1)
                .max()
                .orElse(0);
    }

    /** What the processes of this trial logged and said. */
    Path log() {
        return folder.resolve("log.txt");
    }

    @Override
    public String toString() {
        return "trial of %d items a road, CRM offers %s, -Dsccc.seed=%d, %s".formatted(size, manner, seed, folder);
    }
}
