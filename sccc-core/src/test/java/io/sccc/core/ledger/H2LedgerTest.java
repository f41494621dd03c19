package io.sccc.core.ledger;

import io.sccc.core.spi.Ledger;
import java.util.UUID;
import org.h2.jdbcx.JdbcDataSource;

class H2LedgerTest extends DurableLedgerContract {

    private final String url = "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1";

    @Override
    Ledger open() {
        JdbcDataSource database = new JdbcDataSource();
        database.setURL(url);
        return JdbcLedger.on(database);
    }
}
