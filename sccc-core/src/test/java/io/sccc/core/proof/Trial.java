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

    /** What the processes of this trial logged and said. */
    Path log() {
        return folder.resolve("log.txt");
    }

    @Override
    public String toString() {
        return "trial of %d items a road, CRM offers %s, -Dsccc.seed=%d, %s".formatted(size, manner, seed, folder);
    }
}
