package io.sccc.core.ledger;

import io.sccc.core.spi.Ledger;

class InMemoryLedgerTest extends LedgerContract {

    @Override
    Ledger open() {
        return new InMemoryLedger();
    }
}
