package datalk.records;

import static java.util.function.Predicate.not;

import com.mongodb.MongoException;
import com.mongodb.client.model.Filters;
import datalk.problem.FaultReader;
import datalk.problem.FieldIssue;
import datalk.problem.ProblemException;
import datalk.problem.ProblemType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Writes many records at once: those that are new, and those that differ from what is there. Of rows with one id the
 * last that can be written counts, as if they were written one after the other.
 *
 * <p>What a bulk write says of itself is not trusted, since a throttled one may have done half its work: after any
 * failure the database is read again and only what is still missing is written.
 */
final class Upsert<R extends ApiRecord, E extends StoredRecord<R, E>> {
    private static final int MOST_ATTEMPTS = 10;
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);

    private final RecordService<R, E> service;
    private final RecordRepository<E> repository;
    private final RecordLinks links;
    private final List<R> rows;
    private final Map<Integer, List<FieldIssue>> rejected = new HashMap<>();
    private final Set<Long> marked = new HashSet<>();
    private final @Nullable String mark;

    Upsert(RecordService<R, E> service, RecordRepository<E> repository, RecordLinks links, List<R> rows) {
        this.service = service;
        this.repository = repository;
        this.links = links;
        this.mark = RecordLinks.newMark(service.kind());
        this.rows = List.copyOf(rows);
    }

    UpsertReport run() {
        Map<Long, E> wanted = drafts();
        Map<Long, E> before = service.findAll(List.copyOf(wanted.keySet()));
        List<Long> inserted =
                wanted.keySet().stream().filter(id -> !before.containsKey(id)).toList();
        List<Long> updated = wanted.keySet().stream()
                .filter(id -> differs(wanted.get(id), before.get(id)))
                .toList();
        Set<Long> kept = wanted.keySet();
        if (!inserted.isEmpty() || !updated.isEmpty()) {
            kept = write(wanted, before).keySet();
            undo(wanted.keySet().stream().filter(not(kept::contains)).toList(), before);
        }
        finish(updated, before);
        int news = count(inserted, kept);
        int changes = count(updated, kept);
        return new UpsertReport(news, changes, rows.size() - rejected.size() - news - changes, rejected);
    }

    private static int count(List<Long> ids, Set<Long> kept) {
        return (int) ids.stream().filter(kept::contains).count();
    }

    /** By id; a row that was rejected once stays so. */
    private Map<Long, E> drafts() {
        Drafts<R, E> drafts = service.drafts(rows);
        Map<Long, E> wanted = new LinkedHashMap<>();
        for (int row = 0; row < rows.size(); row++) {
            if (!rejected.containsKey(row)) {
                List<FieldIssue> issues = new ArrayList<>();
                Optional<E> draft = drafts.draft(rows.get(row), issues);
                draft.ifPresent(stored -> wanted.put(stored.id(), stored));
                if (draft.isEmpty()) {
                    rejected.put(row, issues);
                }
            }
        }
        return wanted;
    }

    /**
     * Writes until all is there, and until what was copied is still so after it was written; all that is then there.
     */
    private Map<Long, E> write(Map<Long, E> drafts, Map<Long, E> before) {
        Map<Long, E> wanted = drafts;
        Map<Long, E> present = before;
        for (int attempt = 1; attempt <= MOST_ATTEMPTS; attempt++) {
            boolean done = writeOnce(wanted, present);
            Map<Long, E> again = drafts();
            if (done && again.equals(wanted)) {
                return wanted;
            }
            wanted = again;
            present = service.findAll(List.copyOf(wanted.keySet()));
        }
        throw ProblemException.retryable(ProblemType.DATABASE_BUSY, LONGEST_PAUSE);
    }

    private boolean writeOnce(Map<Long, E> wanted, Map<Long, E> present) {
        BulkWrite<E> bulk =
                links.bulkWrite(service.kind().collection(), service.kind().storedType());
        wanted.forEach((id, draft) -> {
            E old = present.get(id);
            if (old == null) {
                bulk.insert(draft.inState(0L, marked.isEmpty() ? mark(id) : null));
            } else if (differs(draft, old)) {
                bulk.update(draft.inState(0L, mark(id)));
            }
        });
        try {
            return bulk.send();
        } catch (MongoException failed) {
            pauseOrThrow(failed);
            return false;
        }
    }

    private @Nullable String mark(Long id) {
        marked.add(id);
        return mark;
    }

    private static void pauseOrThrow(RuntimeException failed) {
        if (RecordService.isDuplicateKey(failed)) {
            return; // created by somebody else meanwhile
        }
        Duration pause = FaultReader.read(failed)
                .filter(problem -> problem.type() == ProblemType.DATABASE_BUSY)
                .flatMap(ProblemException::retryAfter)
                .orElseThrow(() -> failed);
        LockSupport.parkNanos(Math.min(pause.toNanos(), LONGEST_PAUSE.toNanos()));
    }

    /** Records were written and what they refer to vanished at the same time: as if they had not been written. */
    private void undo(List<Long> vanished, Map<Long, E> before) {
        service.findAll(vanished).forEach((id, written) -> {
            E old = before.get(id);
            if (old == null && written.version() == 0) {
                repository.deleteAll(Filters.and(Filters.eq("_id", id), Filters.eq("version", 0L)));
            } else if (old != null && differs(old, written)) {
                repository.update(old.inStateOf(written));
            }
        });
    }

    /** Does what these writes leave to be done, and what earlier ones of the same records have left. */
    private void finish(List<Long> updated, Map<Long, E> before) {
        if (mark == null) {
            return;
        }
        Set<Long> copied = new HashSet<>();
        Set<String> marks = new HashSet<>(Set.of(mark));
        before.forEach((id, old) -> {
            if (old.unfinished() != null) {
                copied.add(id);
                marks.add(old.unfinished());
            }
        });
        marked.addAll(copied);
        if (!marked.isEmpty()) {
            service.findAll(updated).values().stream()
                    .filter(after -> isCopiedOtherwise(after, before.get(after.id())))
                    .forEach(after -> copied.add(after.id()));
            links.finish(service.kind().collection(), copied, marked, marks);
        }
    }

    /** If somebody else wrote in between, nobody knows what was copied then. */
    private boolean isCopiedOtherwise(E after, E old) {
        return after.version() != old.version() + 1 || !old.copiedElsewhere().equals(after.copiedElsewhere());
    }

    private boolean differs(E draft, E old) {
        return old != null && !draft.inStateOf(old).equals(old);
    }
}
