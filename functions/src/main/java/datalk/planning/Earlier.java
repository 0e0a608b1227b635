package datalk.planning;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a conversation has come to before a question.
 *
 * @param draft what was asked last, as far as it was understood; a follow-up is laid over it
 * @param questions how that was asked, oldest first
 */
record Earlier(Optional<PlanDraft> draft, List<String> questions) {
    static final Earlier NOTHING = new Earlier(Optional.empty(), List.of());

    /** As many as a model needs to know what "e quanto a gente abocanhou?" is about. */
    private static final int MOST = 3;

    Earlier {
        questions = List.copyOf(questions);
    }

    Earlier with(String question, PlanDraft understood) {
        List<String> all =
                Stream.concat(questions.stream(), Stream.of(question)).toList();
        return new Earlier(Optional.of(understood), all.subList(Math.max(0, all.size() - MOST), all.size()));
    }
}
