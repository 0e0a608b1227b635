package datalk.phrasing;

import datalk.execution.AveragedBuckets;
import datalk.plan.BucketAverage;
import datalk.plan.Grain;
import datalk.semantic.Language;
import datalk.semantic.Unit;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** Writes a mean of stretches of the calendar: "a média diária de pedidos", "the monthly average of revenue". */
final class AverageWords {
    private final Language language;

    AverageWords(Language language) {
        this.language = language;
    }

    private String say(String pt, String en) {
        return language == Language.PT ? pt : en;
    }

    /** "média diária de pedidos", "daily average of orders". */
    String name(BucketAverage plan) {
        return say("média " + adjective(plan.grain()) + " de ", adjective(plan.grain()) + " average of ")
                + plan.trend().measure().label().in(language);
    }

    private String adjective(Grain grain) {
        return switch (grain) {
            case DAY -> say("diária", "daily");
            case WEEK -> say("semanal", "weekly");
            case MONTH -> say("mensal", "monthly");
            case QUARTER -> say("trimestral", "quarterly");
            case YEAR -> say("anual", "yearly");
        };
    }

    /** "média por dia de pedidos", "average per day of orders". */
    String head(BucketAverage plan) {
        return say("média por ", "average per ")
                + plan.trend().groupings().get(0).label().in(language)
                + say(" de ", " of ")
                + plan.trend().measure().label().in(language);
    }

    /** How it is asked for; nothing where the word would be taken for an average of single orders. */
    Optional<String> question(BucketAverage plan) {
        boolean ofOrders = plan.trend().measure().name().equals("delivery_fees");
        return Optional.of(say("qual foi a ", "what was the ") + name(plan)).filter(any -> !ofOrders);
    }

    /** "a média diária de pedidos foi de", with what it was. */
    String sentence(BucketAverage plan, Optional<String> value) {
        return value.map(number -> say("a ", "the ") + name(plan) + say(" foi de ", " was ") + number + ".")
                .orElseGet(() -> say("não há registros para calcular a ", "there are no records to compute the ")
                        + name(plan) + ".");
    }

    /** "31 dias de calendário, de 2021-03-01 a 2021-03-31, com ou sem registros": what the mean is of. */
    List<String> buckets(Optional<AveragedBuckets> averaged) {
        return averaged.stream()
                .map(buckets -> say("média de ", "mean of ") + number(buckets) + " " + unit(buckets)
                        + say(" de calendário, ", ", ")
                        + say("de ", "from ") + buckets.days().firstDay() + say(" a ", " to ")
                        + buckets.days().lastDay() + say(", com ou sem registros", ", with or without records"))
                .toList();
    }

    private String number(AveragedBuckets buckets) {
        return new Formats(language).number(BigDecimal.valueOf(buckets.count()), Unit.COUNT);
    }

    private String unit(AveragedBuckets buckets) {
        boolean one = buckets.count() == 1;
        return switch (buckets.grain()) {
            case DAY -> say(one ? "dia" : "dias", one ? "calendar day" : "calendar days");
            case WEEK -> say(one ? "semana" : "semanas", one ? "calendar week" : "calendar weeks");
            case MONTH -> say(one ? "mês" : "meses", one ? "calendar month" : "calendar months");
            case QUARTER -> say(one ? "trimestre" : "trimestres", one ? "calendar quarter" : "calendar quarters");
            case YEAR -> say(one ? "ano" : "anos", one ? "calendar year" : "calendar years");
        };
    }
}
