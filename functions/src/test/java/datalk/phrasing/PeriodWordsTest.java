package datalk.phrasing;

import static org.assertj.core.api.Assertions.assertThat;

import datalk.plan.Grain;
import datalk.plan.TimeRange;
import datalk.semantic.Language;
import java.time.LocalDate;
import java.time.LocalDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PeriodWordsTest {
    private static TimeRange days(LocalDate first, LocalDate end) {
        return TimeRange.ofDays(first, end);
    }

    @ParameterizedTest(name = "{0} to {1}: {2}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    2021-01-01 | 2022-01-01 | 2021                           | 2021
                    2021-01-01 | 2021-04-01 | 1º trimestre de 2021           | Q1 2021
                    2020-10-01 | 2021-01-01 | 4º trimestre de 2020           | Q4 2020
                    2021-03-01 | 2021-04-01 | março de 2021                  | March 2021
                    2021-03-15 | 2021-03-16 | 15/03/2021                     | Mar 15, 2021
                    2021-03-10 | 2021-03-21 | de 10/03/2021 a 20/03/2021     | from Mar 10, 2021 to Mar 20, 2021
                    2021-02-01 | 2021-04-01 | de 01/02/2021 a 31/03/2021     | from Feb 1, 2021 to Mar 31, 2021
                    1900-01-01 | 2021-04-01 | até 31/03/2021                 | until Mar 31, 2021
                    """)
    void namesTheUnitElseTheDays(LocalDate first, LocalDate end, String portuguese, String english) {
        assertThat(new PeriodWords(Language.PT).of(days(first, end))).isEqualTo(portuguese);
        assertThat(new PeriodWords(Language.EN).of(days(first, end))).isEqualTo(english);
    }

    @ParameterizedTest(name = "{0} to {1}: {2}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    2021-01-01 | 2022-01-01 | em 2021                    | in 2021
                    2021-01-01 | 2021-04-01 | no 1º trimestre de 2021    | in Q1 2021
                    2021-03-01 | 2021-04-01 | em março de 2021           | in March 2021
                    2021-03-15 | 2021-03-16 | em 15/03/2021              | on Mar 15, 2021
                    2021-03-10 | 2021-03-21 | de 10/03/2021 a 20/03/2021 | from Mar 10, 2021 to Mar 20, 2021
                    """)
    void putsTheWordBeforeIt(LocalDate first, LocalDate end, String portuguese, String english) {
        assertThat(new PeriodWords(Language.PT).adverb(days(first, end))).isEqualTo(portuguese);
        assertThat(new PeriodWords(Language.EN).adverb(days(first, end))).isEqualTo(english);
    }

    @Test
    void saysTheExactDays() {
        TimeRange march = Grain.MONTH.rangeAt(LocalDate.of(2021, 3, 1));

        assertThat(new PeriodWords(Language.PT).exact(march)).isEqualTo("março de 2021 (2021-03-01 a 2021-03-31)");
        assertThat(new PeriodWords(Language.EN).exact(march)).isEqualTo("March 2021 (2021-03-01 to 2021-03-31)");
    }

    @Test
    void aDayThatIsNotOverIsThatDay() {
        TimeRange untilNoon =
                new TimeRange(LocalDateTime.parse("2021-04-01T00:00:00"), LocalDateTime.parse("2021-04-15T12:00:01"));

        assertThat(new PeriodWords(Language.PT).of(untilNoon)).isEqualTo("de 01/04/2021 a 15/04/2021");
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({
        "WEEK,2021-03-15,semana de 15/03/2021",
        "MONTH,2021-03,março de 2021",
        "QUARTER,2021-Q1,1º trimestre de 2021",
        "YEAR,2021,2021",
        "DAY,2021-03-15,15/03/2021"
    })
    void namesTheBucketsOfATrend(Grain grain, String bucket, String words) {
        assertThat(new PeriodWords(Language.PT).bucket(grain, bucket)).isEqualTo(words);
    }
}
