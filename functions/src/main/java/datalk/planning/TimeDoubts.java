package datalk.planning;

import datalk.grounding.Cue;
import datalk.grounding.Meaning;
import datalk.grounding.Mention;
import datalk.semantic.Aggregate;
import datalk.semantic.Dimension;
import datalk.semantic.Phrases;
import datalk.semantic.Unit;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Refuses what a question says of time, or counts in minutes or money, and no plan heeds: "pedidos agora", "quantos
 * reais em pedidos", "por fim de semana".
 */
final class TimeDoubts {
    private static final String NOW = "agora|now|right now";
    private static final String WEEKEND = "(fi(m|ns)|fina(l|is)) de semana|fds|findi|weekends?";

    private final Words words;
    private final List<Mention> all;

    TimeDoubts(Words words, List<Mention> all) {
        this.words = words;
        this.all = all;
    }

    void refuse() {
        for (int i = 0; i < all.size(); i++) {
            if (hadBefore(i) || now(i) || untilNow(i) || unit(i) || untold(i) || hours(i)) {
                throw PlanningException.unsupported(all.get(i).text());
            }
        }
        for (int i = 0; i < words.size(); i++) {
            if (untilOrDuring(i)
                    || eachWeekend(i)
                    || slowCount(i)
                    || wholeWeek(i)
                    || fellOn(i)
                    || turnsInto(i)
                    || before(i)
                    || samePartOfYear(i)
                    || allHours(i)
                    || everyDay(i)
                    || untilWeekday(i)
                    || weekdayUntil(i)
                    || dayWithin(i)
                    || openThenUnit(i)
                    || whole(i)) {
                throw PlanningException.unsupported(words.get(i).text());
            }
        }
    }

    private String said(int index) {
        return index >= 0 && index < all.size() ? Phrases.fold(all.get(index).text()) : "";
    }

    /** "a cada dia, quanto já tínhamos faturado": since when? */
    private boolean hadBefore(int index) {
        boolean had = said(index).matches("ja") && said(index + 1).matches("(tinha|havia)(mos|m)?");
        boolean grouped = words.has(Cue.GRAIN) || words.has(Cue.GROUP);
        return had && grouped && !words.has(Cue.RUNNING);
    }

    /** "weekly orders through April": up to its end, or all through it? */
    private boolean untilOrDuring(int index) {
        return words.isTime(index) && words.textAt(index).startsWith("through ");
    }

    /** "pedidos agora": of what time? */
    private boolean now(int index) {
        boolean deeds = IntStream.range(0, words.size()).anyMatch(i -> words.isOrders(i) || words.isMeasure(i));
        return index > 0
                && index == all.size() - 1
                && said(index).matches(NOW)
                && !said(index - 1).equals("ate")
                && deeds
                && !words.hasAny(Meaning.TimeWord.class);
    }

    /** "pedidos de março até o momento": no more than March? */
    private boolean untilNow(int index) {
        return said(index).matches("ate (o|este) (presente )?momento")
                && all.stream()
                        .anyMatch(mention -> mention.as(Meaning.TimeWord.class).isPresent()
                                && !Phrases.fold(mention.text()).matches(".*\\b(n?est[ea]|hoje|ess[ea])\\b.*"));
    }

    /** "quantos reais em pedidos cancelados": a unit that is not that of what is computed. */
    private boolean unit(int index) {
        boolean asked = all.get(index).is(Cue.HOW_MANY) || all.get(index).is(Cue.HOW_MUCH);
        String counted = said(index) + " " + said(index + 1);
        boolean money = counted.matches("(quantos|how many) reais.*");
        boolean minutes = counted.matches("(quantos minutos|how many minutes?).*");
        return asked && (money && !measures(Unit.BRL) || minutes && !measures(Unit.MINUTES));
    }

    /** "quantas horas leva o preparo": a length of time and no hours of the day. */
    private boolean hours(int index) {
        boolean asked = all.get(index).is(Cue.HOW_MANY) && said(index + 1).matches("horas|hours");
        boolean lasting = all.stream().anyMatch(mention -> Phrases.fold(mention.text())
                .matches("lev(a|am|ou|aram)|dur(a|am|ou|aram)|took|takes?|demor(a|am|ou|aram)"));
        return asked && (lasting || measures(Unit.MINUTES));
    }

    private boolean measures(Unit unit) {
        Stream<Unit> measured = words.all().stream()
                .flatMap(mention -> mention.as(Meaning.MeasureWord.class).stream())
                .map(word -> word.measure().unit());
        Stream<Unit> fields = words.all().stream()
                .flatMap(mention -> mention.as(Meaning.FieldWord.class).stream())
                .map(word -> word.field().unit());
        return Stream.concat(measured, fields).anyMatch(unit::equals);
    }

    /** "sem vendas há 15 dias": in all of them, not on the first. */
    private boolean untold(int index) {
        boolean since = all.get(index).as(Meaning.TimeWord.class).isPresent()
                && said(index).matches("(ha|faz) (?!.*atras).*");
        return since
                && IntStream.range(0, index)
                        .anyMatch(i -> all.get(i).is(Cue.WITHOUT) || all.get(i).is(Cue.NOT));
    }

    /** "por fim de semana" is a row for each, and no day. */
    private boolean eachWeekend(int index) {
        return (words.is(index, Cue.GROUP) || words.textAt(index).equals("every"))
                && words.textAt(index + 1).matches(WEEKEND);
    }

    /** "the slowest hour for orders": slow is what takes long, and a count takes none. */
    private boolean slowCount(int index) {
        return words.isSuperlative(index)
                && words.textAt(index).matches(".*(slow|fast|quick|lent[oa]|rapid[oa]|demorad[oa]).*")
                && !measures(Unit.MINUTES)
                && !words.has(Cue.AMBIGUOUS_TIME);
    }

    /** "no fim de semana e em dias úteis": two numbers, and not one of all days. */
    private boolean wholeWeek(int index) {
        return isDays(index)
                && words.is(index + 1, Cue.AND)
                && isDays(index + 2)
                && days(index) + days(index + 2) == 7
                && !Stream.of(Cue.COMPARE, Cue.DIFFERENCE, Cue.SHARE, Cue.PERCENT)
                        .anyMatch(words::has);
    }

    private boolean isDays(int index) {
        return words.at(index, Meaning.ValueWord.class)
                .filter(word -> word.candidates().get(0).dimension().name().equals("weekday"))
                .isPresent();
    }

    private int days(int index) {
        return words.at(index, Meaning.ValueWord.class)
                .map(word -> word.candidates().get(0).values().size())
                .orElse(0);
    }

    /** "os últimos três meses completos": without the running one, and of any status. */
    private boolean whole(int index) {
        return words.isTime(index)
                && words.isValue(index + 1)
                && words.textAt(index + 1).matches("complet[oa]s?|complete")
                && words.get(index).to() == words.get(index + 1).from();
    }

    /** "no mês anterior a maio": none of the two that are read. */
    private boolean before(int index) {
        return words.isTime(index)
                && words.isTime(index + 1)
                && words.textAt(index).matches(".*\\b(anterior|antes)")
                && words.get(index).to() >= words.get(index + 1).from() - 1;
    }

    /** "no ano passado, no mesmo período": the part of it that has run this year, and not all of it. */
    private boolean samePartOfYear(int index) {
        return words.is(index, Cue.SAME_PERIOD)
                && words.textAt(index).matches(".*(mesmo|same) (periodo|intervalo|period)")
                && words.unused(Meaning.TimeWord.class).stream()
                        .allMatch(i -> words.textAt(i).matches(".*\\b(ano|year)\\b.*"));
    }

    /** "depois da meia-noite": the small hours, or what is left of a day. */
    private boolean allHours(int index) {
        return words.at(index, Meaning.ValueWord.class)
                .map(word -> word.candidates().get(0))
                .filter(hours -> hours.dimension().name().equals("hour"))
                .filter(hours -> hours.values().size() == 24)
                .isPresent();
    }

    /** "stores that sold every day": on all of them, and no row for each. */
    private boolean everyDay(int index) {
        return words.is(index, Cue.GRAIN)
                && words.textAt(index).matches("every .*")
                && words.at(index - 1, Meaning.MeasureWord.class)
                        .filter(word -> word.measure().aggregate() == Aggregate.COUNT_DISTINCT)
                        .filter(any -> words.textAt(index - 1).matches(".* (that|who|which) .*"))
                        .isPresent();
    }

    /** "de sexta passada a domingo": a stretch from a date to a weekday. */
    private boolean untilWeekday(int index) {
        return words.isTime(index) && isDays(index + 1) && Words.isStretch(words.get(index), words.get(index + 1), all);
    }

    /** "de segunda até hoje": from the last one on, and not all of them. */
    private boolean weekdayUntil(int index) {
        boolean stretch = words.isTime(index + 1)
                && (isOpen(index + 1) || Words.isStretch(words.get(index), words.get(index + 1), all));
        boolean partBetween = words.isValue(index + 1)
                && isDays(index + 2)
                && Words.isStretch(words.get(index + 1), words.get(index + 2), all); // "de sexta à noite até domingo"
        return isDays(index) && (stretch || partBetween);
    }

    /** "até dia 20 em abril": of that month alone, or from the beginning on? */
    private boolean dayWithin(int index) {
        return words.isTime(index)
                && words.textAt(index)
                        .matches("(ate|antes|depois|a partir|up to|until|before|after)\\b.* (em|no mes de|in) \\D+");
    }

    /** "faturamento até ontem no mês" */
    private boolean openThenUnit(int index) {
        return words.isTime(index) && isOpen(index) && words.is(index + 1, Cue.SAME_PERIOD);
    }

    private boolean isOpen(int index) {
        return words.at(index, Meaning.TimeWord.class)
                .filter(word -> word.time().range().isOpen())
                .isPresent();
    }

    /** "ganhou mais pedidos de abril para maio": a change that no word names. */
    private boolean turnsInto(int index) {
        boolean turned = words.isTime(index) && words.textAt(index).matches("de .* (para|pra) .*");
        return turned
                && (words.has(Cue.HIGHEST) || words.has(Cue.LOWEST))
                && Stream.of(Cue.GROWTH, Cue.DECLINE, Cue.DIFFERENCE, Cue.COMPARE, Cue.SUCCESSIVE)
                        .noneMatch(words::has);
    }

    /** "caíram no sábado": that is when, and no decline. */
    private boolean fellOn(int index) {
        return words.is(index, Cue.DECLINE)
                && words.at(index + 1, Meaning.ValueWord.class)
                        .filter(word -> word.candidates().get(0).dimension().kind() == Dimension.Kind.CYCLE)
                        .isPresent()
                && all.stream()
                        .noneMatch(each -> Doubts.says(each, Cue.SHARE, ".*(parcela|fatia|parte|fracao|share|slice).*"))
                && words.textAt(index).matches("caiu|cairam|fell|fall");
    }
}
