package datalk.records;

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
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Writes many records at once: those that are new, and those that differ from what is there.
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
    private final Map<Long, R> records;
    private final Map<Long, List<FieldIssue>> rejected = new HashMap<>();
    private final Set<Long> marked = new HashSet<>();
    private final @Nullable String mark;

    Upsert(RecordService<R, E> service, RecordRepository<E> repository, RecordLinks links, List<R> records) {
        this.service = service;
        this.repository = repository;
        this.links = links;
        this.mark = RecordLinks.newMark(service.kind());
        this.records = records.stream()
                .collect(Collectors.toMap(
                        ApiRecord::id, record -> record, (first, second) -> first, LinkedHashMap::new));
    }

    UpsertReport run() {
        Map<Long, E> wanted = drafts();
        Map<Long, E> before = service.findAll(List.copyOf(wanted.keySet()));
        List<Long> inserted =
                wanted.keySet().stream().filter(id -> !before.containsKey(id)).toList();
        List<Long> updated = wanted.keySet().stream()
                .filter(id -> differs(wanted.get(id), before.get(id)))
                .toList();
        int unchanged = wanted.size() - inserted.size() - updated.size();
        if (!inserted.isEmpty() || !updated.isEmpty()) {
            write(wanted, before);
            undoRejected(before);
        }
        finish(updated, before);
        return new UpsertReport(count(inserted), count(updated), unchanged, rejected);
    }

    private int count(List<Long> ids) {
        return (int) ids.stream().filter(id -> !rejected.containsKey(id)).count();
    }

    private Map<Long, E> drafts() {
        Drafts<R, E> drafts = service.drafts(records.values());
        Map<Long, E> wanted = new LinkedHashMap<>();
        records.forEach((id, record) -> {
            List<FieldIssue> issues = new ArrayList<>();
            Optional<E> draft = drafts.draft(record, issues);
            draft.ifPresentOrElse(stored -> wanted.put(id, stored), () -> rejected.put(id, issues));
        });
        return wanted;
    }

    /** Writes until all is there, and until what was copied is still so after it was written. */
    private void write(Map<Long, E> drafts, Map<Long, E> before) {
        Map<Long, E> wanted = drafts;
        Map<Long, E> present = before;
        for (int attempt = 1; attempt <= MOST_ATTEMPTS; attempt++) {
            boolean done = writeOnce(wanted, present);
            Map<Long, E> again = drafts();
            if (done && again.equals(wanted)) {
                return;
            }
            wanted = again;
            present = service.findAll(List.copyOf(records.keySet()));
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

    /** A record was written and what it refers to vanished at the same time: as if it had not been written. */
    private void undoRejected(Map<Long, E> before) {
        if (rejected.isEmpty()) {
            return;
        }
        service.findAll(List.copyOf(rejected.keySet())).forEach((id, written) -> {
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
