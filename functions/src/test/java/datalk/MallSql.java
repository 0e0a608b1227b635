package datalk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Computes over the mall's files with SQL, in a database of its own: what answers are compared with.
 *
 * <p>Example: {@code MallSql.rows("select count(*) from sold where month = '2021-03'")}.
 */
public final class MallSql {
    private static final String URL =
            "jdbc:h2:mem:mall;NON_KEYWORDS=DAY,HOUR,MONTH,QUARTER,WEEK,YEAR,VALUE;DATABASE_TO_UPPER=FALSE;"
                    + "CASE_INSENSITIVE_IDENTIFIERS=TRUE";

    private static final Connection DATABASE = open();

    private MallSql() {}

    private static Connection open() {
        try (var script = MallSql.class.getResourceAsStream("/corpus/tables.sql")) {
            Connection connection = DriverManager.getConnection(URL);
            connection.createStatement().execute(new String(script.readAllBytes(), StandardCharsets.UTF_8));
            return connection;
        } catch (SQLException broken) {
            throw new IllegalStateException(broken);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** The rows of a query, in its order. */
    public static synchronized List<List<Object>> rows(String sql) {
        try (var statement = DATABASE.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            List<List<Object>> rows = new ArrayList<>();
            int columns = result.getMetaData().getColumnCount();
            while (result.next()) {
                List<Object> row = new ArrayList<>();
                for (int i = 1; i <= columns; i++) {
                    row.add(result.getObject(i));
                }
                rows.add(row);
            }
            return rows;
        } catch (SQLException broken) {
            throw new IllegalArgumentException(sql, broken);
        }
    }
}
