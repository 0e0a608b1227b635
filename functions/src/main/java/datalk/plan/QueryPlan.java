package datalk.plan;

/** What a question asks of the data, with every name resolved against the semantic model. */
public sealed interface QueryPlan
        permits Summary,
                Share,
                PeriodComparison,
                Difference,
                Series,
                BucketAverage,
                BestPerGroup,
                GroupCount,
                Listing,
                Membership {
    /** The most rows of an answer: nobody reads more, and who asked for more is told that there are. */
    int MOST_ROWS = 1000;

    /** Handles each kind of plan. */
    <R> R accept(Visitor<R> visitor);

    /** One method a kind, so that a new kind breaks the build at every reader. On Java 21 this becomes a switch. */
    interface Visitor<R> {
        R summary(Summary plan);

        R share(Share plan);

        R periodComparison(PeriodComparison plan);

        R difference(Difference plan);

        R series(Series plan);

        R bucketAverage(BucketAverage plan);

        R bestPerGroup(BestPerGroup plan);

        R groupCount(GroupCount plan);

        R listing(Listing plan);

        R membership(Membership plan);
    }
}
