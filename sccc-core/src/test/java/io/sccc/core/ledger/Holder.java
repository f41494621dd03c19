package io.sccc.core.ledger;

import java.nio.file.Path;

/** The main program of another process: opens a ledger's file, says so, and holds it until it is killed. */
final class Holder {

    private Holder() {}

    public static void main(String[] args) throws Exception {
        try (SqliteFile file = SqliteFile.open(Path.of(args[0]));
                var connection = file.getConnection()) {
            Sql.run(connection, "create table if not exists t (k text)");
            Sql.run(connection, "insert into t values ('kept')");
            System.out.println("open");
            System.in.read();
        }
    }
}
