package io.sccc.core.ledger;

import io.sccc.core.spi.Ledger;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class SqliteLedgerTest extends DurableLedgerContract {

    @TempDir
    Path folder;

    @Override
    Ledger open() {
        return JdbcLedger.file(folder.resolve("ledger.db"));
    }
}
