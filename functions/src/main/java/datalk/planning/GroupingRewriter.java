package datalk.planning;

import datalk.grounding.Cue;
import datalk.grounding.Meaning;
import datalk.grounding.Mention;
import datalk.semantic.Dimension;
import datalk.semantic.Phrases;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Brings the different ways of asking for a row of each into one.
 *
 * <pre>
 * "pela cidade"                      → por cidade
 * "classifique por status"           → por status
 * "shopping a shopping"              → por shopping
 * "top 3 chains by June revenue"     → June revenue, top 3 chains
 * "por clientes que moram em Natal"  → clientes que moram em Natal
 * </pre>
 */
final class GroupingRewriter {
    private static final Pattern UP_TO_EACH = Pattern.compile(
            "ate (?:aquele|cada|o fim de cada|fim de cada|o fim daquele|o final de cada|o final daquele) (dia|mes)");

    private final Words words;
    private final List<Mention> all;

    GroupingRewriter(Words words, List<Mention> all) {
        this.words = words;
        this.all = all;
    }

    /** Before measures and names are looked at. */
    void nameGroups() {
        dropOpenEnd();
        dropSource();
        whoReceived();
        tabulate();
        groupThrough();
        orderedBy();
        varied();
        narrowDoers();
        rankByMeasure();
        sumSince();
        sumUpToEach();
    }

    /** "quantos já havíamos somado até cada dia": a row for each of them. */
    private void sumUpToEach() {
        boolean grouped = words.has(Cue.GROUP) || words.has(Cue.GRAIN);
        for (int i = 0; i < words.size() && !grouped; i++) {
            Matcher each = UP_TO_EACH.matcher(words.textAt(i));
            if (words.is(i, Cue.RUNNING) && each.matches()) {
                Mention said = words.get(i);
                String grain = each.group(1).equals("dia") ? "day" : "month";
                words.insert(
                        i + 1, new Mention(new Meaning.CueWord(Cue.GRAIN, grain), said.to(), said.to(), said.text()));
                return;
            }
        }
    }

    /** "por mês, o total somado desde janeiro": each of them with those before. */
    private void sumSince() {
        for (int i = 0; i < words.size(); i++) {
            int from = words.get(i).from();
            boolean step = words.is(i, Cue.GRAIN) && words.textAt(i).matches("(\\w+) (a|apos|by|after) \\1");
            boolean stepwise = step // "somada mês após mês"
                    && all.stream()
                            .anyMatch(mention -> mention.to() == from
                                    && Phrases.fold(mention.text())
                                            .matches("somad[oa]s?|somando|added up|adding( up)?"));
            if (stepwise && !words.has(Cue.RUNNING)) {
                words.insert(
                        i,
                        new Mention(
                                new Meaning.CueWord(Cue.RUNNING, ""),
                                from,
                                from,
                                words.get(i).text()));
                return;
            }
            boolean since = words.isTime(i) && words.textAt(i).matches("(desde|since) .*");
            boolean summed = all.stream()
                            .anyMatch(mention -> mention.to() == from
                                    && Phrases.fold(mention.text())
                                            .matches("(soma|acumula)d[oa]s?|summed|added up|counted"))
                    || hadBefore();
            if (since && summed && !words.has(Cue.RUNNING) && (words.has(Cue.GROUP) || words.has(Cue.GRAIN))) {
                Mention time = words.get(i);
                words.insert(
                        i, new Mention(new Meaning.CueWord(Cue.RUNNING, ""), time.from(), time.from(), time.text()));
                return;
            }
        }
    }

    /** "quanto já tinha vendido", on each of the days: with those before. */
    private boolean hadBefore() {
        String said = all.stream().map(mention -> Phrases.fold(mention.text())).collect(Collectors.joining(" "));
        return said.matches(".*\\b(ja (se )?(tinha|havia|somava)(mos|m)?|had already)\\b.*");
    }

    /** "segundo o cadastro": where it is read, and no grouping. */
    private void dropSource() {
        for (int i = words.size() - 2; i >= 0; i--) {
            if (words.is(i, Cue.GROUP) && words.is(i + 1, Cue.REGISTERED)) {
                words.remove(i);
            }
        }
    }

    /** "stores that received orders", "lojas com pedidos": as "lojas que receberam pedidos". */
    private void whoReceived() {
        boolean bare = words.isThing(0) && words.pluralAt(0) && words.is(1, Cue.WITH) && words.isOrders(2);
        if (bare && words.pluralAt(2) && IntStream.range(3, words.size()).allMatch(words::isTime)) {
            words.replace(1, new Meaning.CueWord(Cue.WHICH, ""), 1);
        }
        for (int i = 0; i + 1 < words.size(); i++) {
            boolean relative = words.isThing(i)
                    && words.pluralAt(i)
                    && words.isOrders(i + 1)
                    && words.pluralAt(i + 1)
                    && new Prepositions(words, all)
                            .leadAt(i + 1)
                            .matches("(that|which|who|receiving|getting|placing|recebendo|fazendo)( .*)?");
            if (relative) {
                Mention orders = words.get(i + 1);
                words.insert(
                        i + 1, new Mention(new Meaning.CueWord(Cue.WHICH, ""), orders.from(), orders.from(), "that"));
            }
        }
    }

    /** "uma tabela de pedidos com os estados e os meses": by both of them. */
    private void tabulate() {
        boolean table = all.stream()
                .anyMatch(mention -> Phrases.fold(mention.text()).matches(".*\\b(quadro|tabela|matriz|table|grid)"));
        for (int i = 0; i < words.size() && table; i++) {
            boolean both = words.is(i, Cue.WITH)
                    && isGroup(i + 1)
                    && words.is(i + 2, Cue.AND)
                    && isGroup(i + 3)
                    && !words.isValue(i + 4);
            if (both) {
                words.replace(i, new Meaning.CueWord(Cue.GROUP, ""), 1);
                return;
            }
        }
    }

    private boolean isGroup(int index) {
        return words.dimensionAt(index).isPresent() && !words.isOrders(index);
    }

    /** "por status, quantos em cada?": the groups are told already. */
    private void dropOpenEnd() {
        int last = words.size() - 1;
        if (last > 1 && words.is(last, Cue.GROUP) && words.textAt(last).matches("(de|em|para|of|in) (cada|each)")) {
            boolean grouped = IntStream.range(0, last)
                    .anyMatch(i -> words.is(i, Cue.GROUP) || words.is(i, Cue.GRAIN) || words.is(i, Cue.SPLIT));
            if (grouped) {
                words.remove(last);
            } else {
                words.replace(last, new Meaning.CueWord(Cue.EACH_OF, ""), 1); // "lojas 10 e 12, pedidos de cada"
            }
        }
    }

    /** "pelo estado onde mora o cliente", "pela cidade": not by the one of that name, but by each. */
    private void groupThrough() {
        for (int i = 0; i < words.size(); i++) {
            int from = words.get(i).from();
            boolean through = all.stream()
                    .anyMatch(mention -> mention.to() == from
                            && mention.is(Cue.VOID)
                            && mention.text().matches("(?i)pel[oa]"));
            boolean values = words.dimensionAt(i)
                    .filter(dimension -> dimension.kind() == Dimension.Kind.VALUE)
                    .isPresent();
            if (through && values && !words.pluralAt(i) && !words.isValue(i + 1)) {
                words.insert(i, new Mention(new Meaning.CueWord(Cue.GROUP, ""), from, from, "pelo"));
                i++;
            }
        }
    }

    /** "classifique por status": what is named so is what they are grouped by. */
    private void orderedBy() {
        for (int i = 0; i + 1 < words.size(); i++) {
            boolean by = words.is(i, Cue.ORDERED) && words.textAt(i).matches(".* (por|pelos?|pelas?|by)");
            boolean values = words.dimensionAt(i + 1)
                    .filter(dimension -> dimension.kind() == Dimension.Kind.VALUE)
                    .isPresent();
            if (by && values) {
                words.replace(i, new Meaning.CueWord(Cue.GROUP, ""), 1);
            }
        }
    }

    /** "como variou semanalmente o ticket": what it was each week, and not by how much it grew. */
    private void varied() {
        int growth = words.find(Cue.GROWTH);
        int grain = words.find(Cue.GRAIN);
        boolean how = growth >= 0
                && words.textAt(growth).matches("vari(ou|aram)|mud(ou|aram)|oscil(ou|aram)|change|vary")
                && all.stream()
                        .anyMatch(mention -> mention.to() == words.get(growth).from()
                                && Phrases.fold(mention.text()).matches("como( se)?|how (did|do|does|has|have)"));
        boolean through = all.stream().anyMatch(mention -> Phrases.fold(mention.text())
                .matches("ao longo( .*)?|throughout|over the course of"));
        if (how && grain < 0 && through) {
            words.settle(growth, 1);
            words.replace(growth, new Meaning.CueWord(Cue.TREND, ""), 1); // "como variou ao longo do ano"
        } else if (how
                && grain >= 0
                && !words.textAt(grain).matches("mes (a|por|contra) mes|month (by|over|to) month")) {
            words.settle(growth, 1);
            words.remove(growth);
        }
    }

    /** "pedidos feitos por clientes que moram em Natal": who made them, and no rows for each. */
    private void narrowDoers() {
        for (int i = 0; i + 2 < words.size(); i++) {
            boolean doers = words.is(i, Cue.GROUP) && words.isThing(i + 1) && words.pluralAt(i + 1);
            boolean relative = words.is(i + 2, Cue.WHICH) && words.isValue(i + 3);
            if (doers && relative) {
                words.remove(i);
            }
        }
    }

    /** "top 3 chains by June revenue": what they are ranked by, and when. */
    private void rankByMeasure() {
        for (int i = 1; i + 2 < words.size(); i++) {
            boolean dated = words.is(i, Cue.GROUP) && words.isTime(i + 1) && words.isMeasure(i + 2);
            if (dated && (words.has(Cue.HIGHEST) || words.has(Cue.LOWEST))) {
                words.remove(i);
            }
        }
    }

    /** "shopping a shopping", "canal por canal" */
    void groupRepeated() {
        for (int i = 0; i + 1 < words.size(); i++) {
            int next = words.is(i + 1, Cue.GROUP) ? i + 2 : i + 1;
            Optional<Dimension> first = words.dimensionAt(i);
            if (first.isPresent() && first.equals(words.dimensionAt(next))) {
                boolean apart = Words.isStretch(words.get(i), words.get(next), all) || next == i + 2;
                words.replace(i, words.get(next).meaning(), next - i + 1);
                if (apart) {
                    Mention noun = words.get(i);
                    words.insert(
                            i, new Mention(new Meaning.CueWord(Cue.GROUP, ""), noun.from(), noun.from(), noun.text()));
                }
            }
        }
    }
}
