package io.sccc.examples.cli;

import io.sccc.connectors.Check;
import io.sccc.connectors.Connector;
import io.sccc.connectors.Services;
import io.sccc.core.ledger.InMemoryCredentials;
import io.sccc.core.model.TenantId;
import io.sccc.examples.live.Account;
import io.sccc.examples.live.Accounts;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;

/** Whether accounts of a configuration file work. */
final class AccountDoctor {

    private final Findings findings;

    AccountDoctor(Findings findings) {
        this.findings = findings;
    }

    /** Looks at the options of each, then asks its system. */
    void look(Accounts accounts) {
        accounts.all().forEach(this::look);
    }

    private void look(Account account) {
        Instant now = Clock.systemUTC().instant();
        Services services =
                new Services(TenantId.DEFAULT, Clock.systemUTC(), new InMemoryCredentials(), new SecureRandom());
        say(account, account.offline(now));
        try (Connector connector = account.open(services)) {
            say(account, connector.check(now));
        } catch (IllegalArgumentException e) {
            findings.check(account.toString(), false, String.valueOf(e.getMessage()));
        }
    }

    private void say(Account account, Check check) {
        for (Check.Finding finding : check.findings()) {
            String what = account.id() + ", " + finding.subject() + ": " + finding.what();
            if (finding.level() == Check.Level.WARNING) {
                findings.warn(what, false, finding.cure());
            } else {
                findings.check(what, finding.level() == Check.Level.OK, finding.cure());
            }
        }
    }
}
