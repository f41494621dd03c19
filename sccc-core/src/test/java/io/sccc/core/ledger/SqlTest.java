package io.sccc.core.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.sccc.core.error.TransientException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.sql.BatchUpdateException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SqlTest {

    private static final String WORDS = "Zacarías debe dinero";

    /** All that a log would show of it, causes included. */
    private static String told(SQLException e) {
        StringWriter out = new StringWriter();
        Sql.wrap(Fault.PERMANENT, "SCCC-5123 the ledger could not store a change", e)
                .printStackTrace(new PrintWriter(out));
        return out.toString();
    }

    @Test
    void wrap_batchQuotesItsRow_rowIsToldNowhere() {
        SQLException row = new SQLException("ERROR: too long: '" + WORDS + "'", "22001");
        BatchUpdateException batch = new BatchUpdateException("Entry 0 ('" + WORDS + "')", "22001", new int[0], row);

        assertThat(told(batch)).doesNotContain("Zacarías").contains("SCCC-5123", "SQL state 22001");
    }

    @Test
    void wrap_faultOfTheServer_itsWordsHelp() {
        SQLException refused = new SQLException("Connection to 127.0.0.1:1 refused", "08001");

        assertThat(Sql.wrap(Fault.TRANSIENT, "SCCC-5120", refused))
                .isInstanceOf(TransientException.class)
                .hasMessage("SCCC-5120: Connection to 127.0.0.1:1 refused (SQLException, SQL state 08001, error 0)");
    }

    /** What a real driver says of a row that is there twice. */
    @ParameterizedTest
    @MethodSource("io.sccc.core.ledger.Databases#here")
    void wrap_realDriver_rowIsToldNowhere(Databases database) throws SQLException {
        try (Connection connection = database.open().connect()) {
            Sql.run(connection, "create table people (name varchar(40) primary key)");
            SQLException twice = catchThrowableOfType(SQLException.class, () -> {
                try (PreparedStatement insert = connection.prepareStatement("insert into people values (?)")) {
                    for (int i = 0; i < 3; i++) {
                        insert.setString(1, WORDS);
                        insert.addBatch();
                    }
                    insert.executeBatch();
                }
            });

            assertThat(told(twice)).doesNotContain("Zacarías").contains("SCCC-5123");
        }
    }
}
