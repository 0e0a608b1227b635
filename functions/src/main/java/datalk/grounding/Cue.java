package datalk.grounding;

/** What a word of the grammar, as opposed to a business word, does in a question. */
public enum Cue {
    /** estou fechando, I'm preparing: begins a clause about the asker. */
    ASIDE,
    /** apresentação, meeting: what such a clause may be about. */
    ERRAND,
    /** Says nothing that changes the answer. */
    VOID,
    /** por, cada, by, each: the next dimension is a grouping. */
    GROUP,
    /** quais, que, which: asks for groups or records. */
    WHICH,
    /** quantos, how many: asks for a count. */
    HOW_MANY,
    /** quanto, how much. */
    HOW_MUCH,
    /** liste, list: asks for records. */
    LIST,
    /** todos, all. */
    ALL,
    /** mais, maior, top, highest. */
    HIGHEST,
    /** menos, menor, lowest. */
    LOWEST,
    /** ordenadas por, ranked by: the things named are listed, by the measure. */
    ORDERED,
    /** também, also: beside what the question before named. */
    ALSO,
    /** tanto em março quanto em abril, both in March and April. */
    BOTH,
    /** melhor, pior, best: better by what? */
    BEST,
    /** participação, fatia, share. */
    SHARE,
    /** %, por cento, percent: a fraction of something that other words name. */
    PERCENT,
    /** cresceu, subiu, growth. */
    GROWTH,
    /** caiu, diminuiu: growth downwards. */
    DECLINE,
    /** mês a mês, month over month. */
    SUCCESSIVE,
    /** diferença, a mais que. */
    DIFFERENCE,
    /** compare, versus, x. */
    COMPARE,
    /** acumulado, running total. */
    RUNNING,
    /** média, average. */
    AVERAGE,
    /** mediana. */
    MEDIAN,
    /** p90, percentil 90: the detail is 90. */
    PERCENTILE,
    /** percentil, beside its number. */
    PERCENTILE_WORD,
    /** máximo. */
    MAXIMUM,
    /** mínimo. */
    MINIMUM,
    /** sem, nenhum, never. */
    WITHOUT,
    /** com, with. */
    WITH,
    /** não, not. */
    NOT,
    /** exceto, fora, except. */
    EXCEPT,
    /** só, apenas, only. */
    ONLY,
    /** dessas, of those: the last answer narrowed. */
    OF_THOSE,
    /** e, and at the start of a follow-up. */
    AND,
    /** ou mais, behind a number and its noun. */
    OR_MORE,
    /** ou menos. */
    OR_LESS,
    /** em vez de: what follows is no longer asked for. */
    INSTEAD,
    /** de um e de outro, respectively: a row for each value named. */
    EACH_OF,
    /** somados, together: one number for all values named. */
    TOGETHER,
    /** nesse mês: the period that was named before. */
    SAME_PERIOD,
    /** o período anterior, the previous period: the one before what was named. */
    PERIOD_BEFORE,
    /** separe entre, split between. */
    SPLIT,
    /** ou, or. */
    OR,
    /** valor, value: the amount of an order, where nothing else is named. */
    VALUE,
    /** de, of: between a thing and what it belongs to. */
    OF,
    /** id, código, número. */
    ID,
    /** como você calcula, o que é. */
    DEFINE,
    /** o que posso perguntar. */
    CAPABILITIES,
    /** evolução, tendência, ao longo de. */
    TREND,
    /** dividido por, razão entre, per. */
    RATIO,
    /** dia a dia, diária, daily: a grouping in one word; the detail names the grain. */
    GRAIN,
    /** ativos, active, parted from those who are. */
    ACTIVE,
    /** idade, anos de idade. */
    AGE,
    /** apague, cadastre, delete. */
    WRITE,
    /**
     * troque, exclua, reduza, inclua: changes the question before, or asks to change data; the detail is replace, drop,
     * limit or add.
     */
    EDIT,
    /** sem separar por, só o total: the question before without a grouping. */
    UNGROUP,
    /** ignore as instruções, prompt. */
    INJECTION,
    /** acha, recomenda, should. */
    OPINION,
    /** por que, why. */
    CAUSE,
    /** previsão, vai vender, forecast. */
    FORECAST,
    /** lucro, estoque, weather: named so that the refusal can say so. */
    ABSENT,
    /** e-mail, nome do cliente. */
    PERSONAL,
    /** tempo alone. */
    AMBIGUOUS_TIME,
    /** register, registered: cadastradas. */
    REGISTERED
}
