package datalk.planning;

import datalk.grounding.Cue;
import datalk.grounding.Meaning;
import datalk.grounding.Mention;
import datalk.semantic.Aggregate;
import datalk.semantic.Phrases;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Refuses what no plan says and what no two words beside each other tell: the sentence as a whole asks for it. */
final class SentenceDoubts {
    /** An order that no plan has, and a fall or rise that no word of growth names. */
    private static final Pattern UNSAID =
            Pattern.compile(" (por nome|pelo nome|by name|ordem alfabetica|alphabetical(?:ly)?|(?:down|up) from) ");

    private static final Pattern OFTEN = Pattern.compile(" (?<!(?:mais|menos|minimo|maximo) de )(?<!(?:pelo|ao) menos )"
            + "((?:uma|duas|tres|\\d+) (?:so |unica )?vez(?:es)?|once|twice|\\d+ times) ");

    private final Words words;
    private final List<Mention> all;

    SentenceDoubts(Words words, List<Mention> all) {
        this.words = words;
        this.all = all;
    }

    void refuse() {
        timesAsMuch();
        countOfGrowth();
        shareOfPeople();
        howOften();
        topTogether();
        ofTheCanceled();
        who();
        less();
        moreThanFirst();
        soldBest();
        amountOfCanceled();
        firstOfAll();
        good();
        asMoney();
        whoOrdered();
    }

    private static void refuseFirst(Stream<Mention> doubtful) {
        doubtful.findFirst().ifPresent(mention -> {
            throw PlanningException.unsupported(mention.text());
        });
    }

    /** "quanto a mais que em março vendemos em abril": what it is more than was named first. */
    private void moreThanFirst() {
        for (int i = 0; i < words.size(); i++) {
            boolean than = words.is(i + 1, Cue.COMPARE) && words.textAt(i + 1).startsWith("than");
            boolean led =
                    words.is(i, Cue.DIFFERENCE) && (than || words.textAt(i).matches("(.* )?(que|than)"));
            int first = than ? i + 2 : i + 1;
            boolean times = words.isTime(first)
                    && IntStream.range(first + 1, words.size()).anyMatch(words::isTime);
            boolean names = words.isValue(first)
                    && words.isMeasure(first + 1)
                    && IntStream.range(first + 2, words.size()).anyMatch(words::isValue);
            if (led && (times || names)) {
                throw PlanningException.unsupported(words.get(i).text());
            }
        }
    }

    /** "how many fewer": the difference the other way round. */
    private void less() {
        refuseFirst(
                all.stream().filter(mention -> Doubts.says(mention, Cue.DIFFERENCE, ".*\\b(fewer|less|menos)\\b.*")));
    }

    /** "quem comprou em março?" asks for people, whom no plan names so. */
    private void who() {
        boolean largest = IntStream.range(0, words.size())
                .anyMatch(i -> words.isSuperlative(i) && words.isOrders(i + 1) && !words.pluralAt(i + 1));
        boolean told = (words.has(Cue.HIGHEST) || words.has(Cue.LOWEST)) && !largest
                || words.has(Cue.NOT)
                || words.has(Cue.WITHOUT)
                || words.hasAny(Meaning.ConditionWord.class);
        IntStream.range(0, words.size())
                .filter(i -> !told && words.is(i, Cue.WHICH) && words.textAt(i).matches("quem|who"))
                .filter(i -> largest
                        || words.isMeasure(i + 1) && (i == 0 || !words.isThing(i - 1) && !words.isMeasure(i - 1)))
                .findFirst()
                .ifPresent(i -> {
                    throw PlanningException.unsupported(words.get(i).text());
                });
    }

    /** "o percentual de pedidos cancelados que são do Aurora": of the cancelled, and not of the orders. */
    private void ofTheCanceled() {
        Prepositions prepositions = new Prepositions(words, all);
        for (int i = 0; i < words.size(); i++) {
            boolean rate = words.isMeasure(i, "cancellation_rate");
            boolean percent = words.textAt(i).matches(".*(perc|porc|frac|fatia|parcela|share|propor|%).*");
            int verb = rate && percent ? prepositions.firstVerb(words.get(i).to()) : Integer.MAX_VALUE;
            boolean behind = IntStream.range(i, words.size())
                    .anyMatch(each -> (words.isValue(each) || words.isCondition(each))
                            && words.get(each).from() > verb);
            if (behind) {
                throw PlanningException.unsupported(words.get(i).text());
            }
        }
    }

    /** "quantas vezes maior" is a ratio. */
    private void timesAsMuch() {
        refuseFirst(words.all().stream()
                .filter(mention -> Doubts.says(mention, Cue.HOW_MANY, "quantas vezes|how many times"))
                .filter(any -> words.has(Cue.DIFFERENCE) || words.has(Cue.COMPARE)));
    }

    /** "quantas lojas cresceram" counts those that grew. */
    private void countOfGrowth() {
        for (int i = 0; i < words.size(); i++) {
            boolean counted = words.is(i, Cue.HOW_MANY) && words.isThing(i + 1);
            int verb = words.is(i + 2, Cue.WHICH) ? i + 3 : i + 2;
            if (counted && (words.is(verb, Cue.GROWTH) || words.is(verb, Cue.DECLINE))) {
                throw PlanningException.unsupported(words.get(verb).text());
            }
        }
    }

    /** "que percentual dos clientes ouro comprou": people, not purchases. */
    private void shareOfPeople() {
        boolean share = words.has(Cue.SHARE) || words.has(Cue.PERCENT);
        boolean customers = words.all().stream().anyMatch(mention -> mention.as(Meaning.DimensionWord.class)
                .filter(word -> word.dimension().name().equals("customer"))
                .isPresent());
        Optional<Mention> bought = words.all().stream()
                .filter(mention -> mention.as(Meaning.MeasureWord.class)
                        .filter(word -> word.measure().name().equals("finished_orders"))
                        .isPresent())
                .filter(mention -> Phrases.fold(mention.text()).matches("compr(ou|aram|am|a)|bought|purchased"))
                .findFirst();
        if (share && customers && bought.isPresent()) {
            throw PlanningException.unsupported(bought.get().text());
        }
    }

    /** "a participação das 10 maiores lojas", "o faturamento total das 10 maiores": the ten as one. */
    private void topTogether() {
        boolean top = words.has(Cue.HIGHEST) && words.hasAny(Meaning.NumberWord.class);
        boolean changes = words.has(Cue.GROWTH) || words.has(Cue.DECLINE);
        boolean share = (words.has(Cue.SHARE) || words.has(Cue.PERCENT)) && !changes;
        boolean summed = all.stream()
                .anyMatch(mention -> Phrases.fold(mention.text()).matches("somad[oa]s?|junt[oa]s|combined|together"));
        boolean total = words.has(Cue.TOGETHER)
                || IntStream.range(0, words.size())
                        .anyMatch(i -> words.isMeasure(i)
                                && i < words.find(Cue.HIGHEST)
                                && words.textAt(i).matches(".*(total|soma|sum).*"));
        if (top && (share || summed || total && !words.has(Cue.WHICH))) {
            throw PlanningException.unsupported(
                    words.get(words.find(Cue.HIGHEST)).text());
        }
    }

    /** "how many orders did the best selling store have": ranked by what it sold, asked for another number. */
    private void soldBest() {
        boolean other = IntStream.range(0, words.size())
                .anyMatch(i -> words.isOrders(i)
                        || words.at(i, Meaning.MeasureWord.class)
                                .filter(word -> !word.measure().name().equals("revenue"))
                                .isPresent());
        refuseFirst(
                all.stream().filter(mention -> other && Doubts.says(mention, Cue.HIGHEST, ".*(selling|vendid[oa]s?)")));
    }

    /** "how much was canceled": what they came to, or how many they were? And a rate has no amount. */
    private void amountOfCanceled() {
        boolean number = words.has(Cue.HOW_MANY) || words.has(Cue.PERCENT) || words.has(Cue.SHARE);
        boolean english = all.stream().anyMatch(mention -> Doubts.says(mention, Cue.HOW_MUCH, "how much"));
        boolean money = all.stream().anyMatch(mention -> Phrases.fold(mention.text())
                .matches("(em|in|by) (valor|reais|dinheiro|value|brl|money)"));
        refuseFirst(words.all().stream().filter(mention -> mention.as(Meaning.MeasureWord.class)
                .filter(word -> word.measure().name().equals("canceled_orders") && english && !number
                        || word.measure().name().equals("cancellation_rate") && money)
                .isPresent()));
    }

    /** "primeiros pedidos de maio": those that came first, and not how many. */
    private void firstOfAll() {
        for (int i = 0; i < words.size(); i++) {
            int from = words.get(i).from();
            boolean first = (words.isOrders(i)
                            || words.isThing(i) && words.pluralAt(i)
                            || words.textAt(i).matches("compras|vendas|purchases|sales"))
                    && all.stream()
                            .anyMatch(mention -> mention.to() == from
                                    && mention.is(Cue.VOID)
                                    && Phrases.fold(mention.text()).matches("primeir[oa]s|the first"));
            if (first && !words.has(Cue.HIGHEST) && !words.has(Cue.LOWEST)) {
                throw PlanningException.unsupported(words.get(i).text());
            }
        }
    }

    /** "which stores had good sales": an opinion, and no segment, which stands beside its stores. */
    private void good() {
        for (int i = 0; i < words.size(); i++) {
            boolean praised = words.isValue(i) && words.get(i).text().equals("good");
            boolean beside = isBesideThing(i - 1, i) || isBesideThing(i + 1, i) || isListed(i - 1) || isListed(i + 1);
            boolean figure = IntStream.range(0, words.size()).anyMatch(words::isFigure);
            if (praised && figure && !beside) {
                throw new PlanningException(
                        Issue.of(Reason.OPINION, words.get(i).text()));
            }
        }
    }

    private boolean isBesideThing(int index, int value) {
        boolean active = words.at(index, Meaning.MeasureWord.class)
                .filter(word -> word.measure().aggregate() == Aggregate.COUNT_DISTINCT)
                .isPresent(); // "lojas good ativas"
        boolean beside = words.isThing(index)
                || active
                || words.isValue(index)
                || words.dimensionAt(index)
                        .filter(noun -> noun.name().equals("chain"))
                        .isPresent();
        return beside
                && (words.get(index).to() == words.get(value).from()
                        || words.get(value).to() == words.get(index).from());
    }

    private boolean isListed(int index) {
        return words.is(index, Cue.AND) || words.is(index, Cue.OR) || words.is(index, Cue.COMPARE);
    }

    /** "quanto em dinheiro os cancelados representaram": an amount, or a part? */
    private void asMoney() {
        boolean money = all.stream()
                .anyMatch(mention -> Phrases.fold(mention.text()).matches("(em )?dinheiro|how much money|money"));
        refuseFirst(all.stream().filter(mention -> money && Doubts.says(mention, Cue.SHARE, ".*represent.*")));
    }

    /** "new customers who ordered": what they did, and no order of rows. */
    private void whoOrdered() {
        for (int i = 1; i < all.size(); i++) {
            if (all.get(i).is(Cue.ORDERED)
                    && all.get(i).text().equalsIgnoreCase("ordered")
                    && all.get(i - 1).text().matches("(?i)who|that|customers|have")) {
                throw PlanningException.unsupported(all.get(i).text());
            }
        }
    }

    /** "compraram só uma vez" */
    private void howOften() {
        StringBuilder said = new StringBuilder(" ");
        all.forEach(mention -> said.append(Phrases.fold(mention.text())).append(' '));
        Matcher named = UNSAID.matcher(said);
        if (named.find()) {
            throw PlanningException.unsupported(named.group(1));
        }
        Matcher often = OFTEN.matcher(said);
        if (often.find()) {
            throw PlanningException.unsupported(often.group(1));
        }
    }
}
