package datalk.records;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CalendarTest {
    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "2021-02-05,2021-02-01,2021-02,2021-Q1,2021,5",
        "2021-02-01,2021-02-01,2021-02,2021-Q1,2021,1",
        "2021-02-07,2021-02-01,2021-02,2021-Q1,2021,7",
        "2021-01-01,2020-12-28,2021-01,2021-Q1,2021,5",
        "2020-12-31,2020-12-28,2020-12,2020-Q4,2020,4",
        "2020-02-29,2020-02-24,2020-02,2020-Q1,2020,6",
        "2021-07-01,2021-06-28,2021-07,2021-Q3,2021,4"
    })
    void namesTheDaysParts(LocalDate date, String week, String month, String quarter, int year, int weekday) {
        assertThat(Calendar.of(date)).isEqualTo(new Calendar(date.toString(), week, month, quarter, year, weekday));
    }
}
