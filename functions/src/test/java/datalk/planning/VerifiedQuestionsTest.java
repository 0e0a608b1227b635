package datalk.planning;

import static org.assertj.core.api.Assertions.assertThat;

import datalk.plan.Plans;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class VerifiedQuestionsTest {
    private static final List<VerifiedQuestion> BUILT_IN =
            new VerifiedQuestionLoader(Plans.MODEL, new DraftResolver(Plans.MODEL)).load();

    private static VerifiedQuestion pair(String id, String form) {
        return new VerifiedQuestion(id, form, form, "", "{}");
    }

    /** One that does not answer its question is left out. */
    @Test
    void everyQuestionOfTheApplicationIsAnsweredByItsDraft() {
        assertThat(BUILT_IN).hasSize(34).extracting(VerifiedQuestion::form).doesNotHaveDuplicates();
    }

    @Test
    void aFormHoldsNoNameNoDateAndNoNumber() {
        assertThat(BUILT_IN)
                .extracting(VerifiedQuestion::form)
                .contains(
                        "quanto [embolsou] {time}",
                        "quanto {hub} [embolsou] {time}",
                        "top {number} lojas [grana] {time}")
                .noneMatch(form -> form.matches(".*(aurora|marco|abril|march|april|\\d).*"));
    }

    @Test
    void findsTheQuestionsThatShareMostRareWords() {
        VerifiedQuestions known = new VerifiedQuestions(BUILT_IN, List::of);

        assertThat(known.similar("quais lojas mais [fisgaram] {time}", 3))
                .extracting(VerifiedQuestion::form)
                .startsWith("quais lojas mais [embolsaram] {time}")
                .hasSize(3);
        assertThat(known.similar("nada disto existe", 3)).isEmpty();
    }

    @Test
    void findsTheSameFormOnly() {
        VerifiedQuestions known = new VerifiedQuestions(BUILT_IN, List::of);

        assertThat(known.find("quanto [embolsou] {time}")).isPresent();
        assertThat(known.find("quanto [embolsou]")).isEmpty();
    }

    @Test
    void theInstallationsOwnComeFirstAndAreReadAgainWhenTheyChange() {
        AtomicInteger reads = new AtomicInteger();
        VerifiedQuestions known = new VerifiedQuestions(List.of(pair("ours", "a {time}")), () -> {
            reads.incrementAndGet();
            return List.of(pair("own", "a {time}"));
        });

        assertThat(known.find("a {time}").orElseThrow().id()).isEqualTo("own");
        known.find("a {time}");
        assertThat(reads).hasValue(1);
        known.refresh();
        known.find("a {time}");
        assertThat(reads).hasValue(2);
    }
}
