package datalk.planning;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * The questions that persons have confirmed: those of the application and those of this installation.
 *
 * <p>Two questions are as similar as the words that their forms share, a rare word weighing more than a common one (the
 * cosine of the words' inverse document frequencies). That is simple, needs no model, and finds what it is for: the
 * same wording with another measure or another name.
 */
final class VerifiedQuestions {
    private static final long FRESH_NANOS = Duration.ofSeconds(30).toNanos();

    private final List<VerifiedQuestion> builtIn;
    private final Supplier<List<VerifiedQuestion>> stored;
    private volatile Known known;

    VerifiedQuestions(List<VerifiedQuestion> builtIn, Supplier<List<VerifiedQuestion>> stored) {
        this.builtIn = List.copyOf(builtIn);
        this.stored = stored;
    }

    /** What was known at a moment. Questions of the installation come first: they may say it better. */
    private record Known(List<VerifiedQuestion> all, Map<String, Double> weights, long read) {
        static Known of(List<VerifiedQuestion> all) {
            Map<String, Integer> occurrences = new HashMap<>();
            all.forEach(each -> words(each.form()).forEach(word -> occurrences.merge(word, 1, Integer::sum)));
            Map<String, Double> weights = new HashMap<>();
            occurrences.forEach((word, count) -> weights.put(word, Math.log(1.0 + (double) all.size() / count)));
            return new Known(all, weights, System.nanoTime());
        }

        private double weight(String word) {
            return weights.getOrDefault(word, Math.log(1.0 + all.size()));
        }

        private double length(Set<String> words) {
            return Math.sqrt(words.stream()
                    .mapToDouble(word -> weight(word) * weight(word))
                    .sum());
        }

        double similarity(Set<String> one, Set<String> other) {
            double shared = one.stream()
                    .filter(other::contains)
                    .mapToDouble(word -> weight(word) * weight(word))
                    .sum();
            return shared == 0 ? 0 : shared / (length(one) * length(other));
        }
    }

    private static Set<String> words(String form) {
        return new HashSet<>(List.of(form.split(" ")));
    }

    private Known known() {
        Known current = known;
        if (current == null || System.nanoTime() - current.read() > FRESH_NANOS) {
            List<VerifiedQuestion> all = new ArrayList<>(stored.get());
            all.addAll(builtIn);
            current = Known.of(List.copyOf(all));
            known = current;
        }
        return current;
    }

    /** Forgets what was read of the installation's questions, because they have changed. */
    void refresh() {
        known = null;
    }

    /** The question of the same form. */
    Optional<VerifiedQuestion> find(String form) {
        return known().all().stream().filter(each -> each.form().equals(form)).findFirst();
    }

    /** The most similar ones, best first; none that shares nothing. */
    List<VerifiedQuestion> similar(String form, int most) {
        Known current = known();
        Set<String> asked = words(form);
        Map<VerifiedQuestion, Double> scores = new HashMap<>();
        current.all().forEach(each -> scores.put(each, current.similarity(asked, words(each.form()))));
        return current.all().stream()
                .filter(each -> scores.get(each) > 0)
                .sorted(Comparator.comparing(scores::get, Comparator.reverseOrder()))
                .limit(most)
                .toList();
    }
}
