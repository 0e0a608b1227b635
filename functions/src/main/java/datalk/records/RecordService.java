package datalk.records;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoException;
import com.mongodb.client.model.Filters;
import datalk.problem.FieldIssue;
import datalk.problem.InvalidFieldsException;
import datalk.problem.PreconditionFailedException;
import datalk.problem.ProblemException;
import datalk.problem.ProblemType;
import datalk.problem.RecordConflictException;
import datalk.problem.RecordNotFoundException;
import io.micronaut.data.exceptions.DataAccessException;
import io.micronaut.data.exceptions.OptimisticLockException;
import io.micronaut.data.mongodb.operations.options.MongoFindOptions;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpParameters;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Creates, reads, changes, removes and lists one kind of record.
 *
 * <p>Changes compare and set: a record is replaced only in the version that was read, else it is read again. After
 * writing, the service looks once more at what the record refers to, so that its copies are true whoever was first.
 */
public abstract class RecordService<R extends ApiRecord, E extends StoredRecord<R, E>> {
    private static final int DUPLICATE_KEY = 11000;
    private static final int MOST_ATTEMPTS = 500;

    private final RecordKind<R, E> kind;
    private final RecordRepository<E> repository;
    private final RecordLinks links;

    protected RecordService(RecordKind<R, E> kind, RecordRepository<E> repository, RecordLinks links) {
        this.kind = kind;
        this.repository = repository;
        this.links = links;
    }

    /** Loads what these records refer to, once for all of them. */
    protected abstract Drafts<R, E> drafts(Collection<R> records);

    public RecordKind<R, E> kind() {
        return kind;
    }

    /**
     * Those of the records that others refer to which are there, by id. Who was about to remove one has to look again.
     */
    public <T> Map<Long, E> findReferred(Collection<T> referring, Function<T, Long> reference) {
        List<Long> ids = referring.stream()
                .map(reference)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        Map<Long, E> found = findAll(ids);
        List<E> leaving =
                found.values().stream().filter(RecordLinks::isBeingRemoved).toList();
        if (leaving.isEmpty()) {
            return found;
        }
        leaving.forEach(record -> finish(record, true));
        return findReferred(referring, reference);
    }

    Map<Long, E> findAll(Collection<Long> ids) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        return repository.findAll(Filters.in("_id", ids)).stream()
                .collect(Collectors.toMap(StoredRecord::id, Function.identity()));
    }

    E get(Long id) {
        return repository.findById(id).orElseThrow(() -> new RecordNotFoundException(kind.name(), id));
    }

    E create(R record) {
        E saved;
        try {
            saved = repository.save(draft(record).inState(0L, RecordLinks.newMark(kind)));
        } catch (DataAccessException failed) {
            if (isDuplicateKey(failed)) {
                repository.findById(record.id()).ifPresent(present -> finish(present, true));
                throw RecordConflictException.exists(kind.name(), record.id());
            }
            throw failed;
        }
        try {
            saved = settle(record, saved);
        } catch (InvalidFieldsException referenceVanished) {
            repository.delete(saved);
            throw referenceVanished;
        }
        finish(saved, false);
        return saved;
    }

    /** Makes a change to the record as it is now; again, if somebody else was faster. */
    E change(Long id, HttpHeaders condition, Function<R, R> change) {
        for (int attempt = 1; attempt <= MOST_ATTEMPTS; attempt++) {
            E before = get(id);
            requireMatch(before, condition);
            R wanted = change.apply(before.shown());
            E draft = draft(wanted);
            if (draft.inStateOf(before).equals(before)) {
                finish(before, true);
                return before;
            }
            try {
                E marked = draft.inState(before.version(), RecordLinks.newMark(kind));
                return changed(wanted, before, repository.update(marked));
            } catch (OptimisticLockException somebodyWasFaster) {
                pause(attempt);
            }
        }
        throw ProblemException.retryable(ProblemType.DATABASE_BUSY, Duration.ofSeconds(1));
    }

    /**
     * Removes a record that nothing refers to. That it is about to go is written into it first: who refers to it from
     * then on either takes that back, or finds it gone and refers to nothing. So what stays is never away.
     */
    void delete(Long id, HttpHeaders condition) {
        for (int attempt = 1; attempt <= MOST_ATTEMPTS; attempt++) {
            E before = repository.findById(id).orElseThrow(() -> gone(id));
            requireMatch(before, condition);
            requireUnused(id);
            if (removed(before)) {
                markChanged();
                return;
            }
            pause(attempt);
        }
        throw ProblemException.retryable(ProblemType.DATABASE_BUSY, Duration.ofSeconds(1));
    }

    private boolean removed(E record) {
        String removal = RecordLinks.newRemoval();
        if (!links.announceRemoval(kind.collection(), record, removal)) {
            return false;
        }
        if (links.findReferrer(kind.collection(), record.id()).isPresent()) {
            finish(record.inState(record.version(), removal), true);
            return false;
        }
        return links.remove(kind.collection(), record.id(), removal);
    }

    Page<R> list(HttpParameters parameters) {
        ListRequest request = ListRequest.read(parameters, kind.filters());
        List<E> found = repository.findAll(new MongoFindOptions()
                .filter(request.filter(request.after().map(kind.order()::after)))
                .sort(kind.order().sort())
                .limit(request.limit() + 1));
        boolean more = found.size() > request.limit();
        List<E> page = more ? found.subList(0, request.limit()) : found;
        String next = more ? kind.order().cursor(page.get(page.size() - 1)) : null;
        return new Page<>(page.stream().map(StoredRecord::shown).toList(), next);
    }

    /** Writes many records at once, the later over the earlier; those that refer to what is not there are left out. */
    public UpsertReport upsert(List<R> records) {
        return new Upsert<>(this, repository, links, records).run();
    }

    /** Who repeats a change that was written but not finished names a state before it: it is finished all the same. */
    private void requireMatch(E present, HttpHeaders condition) {
        try {
            EntityTag.of(present).requireMatch(condition);
        } catch (PreconditionFailedException changed) {
            finish(present, true);
            throw changed;
        }
    }

    /** An earlier call may have removed it and not come to say so. */
    private RecordNotFoundException gone(Long id) {
        markChanged();
        return new RecordNotFoundException(kind.name(), id);
    }

    private void requireUnused(Long id) {
        links.findReferrer(kind.collection(), id).ifPresent(referrer -> {
            throw RecordConflictException.inUse(kind.name(), id, referrer);
        });
    }

    private E changed(R wanted, E before, E written) {
        E settled;
        try {
            settled = settle(wanted, written);
        } catch (InvalidFieldsException referenceVanished) {
            finish(repository.update(before.inStateOf(written)), true);
            throw referenceVanished;
        }
        boolean copied = !before.copiedElsewhere().equals(settled.copiedElsewhere());
        finish(settled, copied || before.unfinished() != null);
        return settled;
    }

    /** Does what a write leaves to be done, be it this one or an earlier one that failed on the way. */
    private void finish(E written, boolean copied) {
        String mark = written.unfinished();
        if (mark != null) {
            List<Long> id = List.of(written.id());
            links.finish(kind.collection(), copied ? id : List.of(), id, List.of(mark));
        }
    }

    /** Writes again while what the record refers to differs from what it copied. */
    private E settle(R record, E written) {
        E settled = written;
        E present = draft(record).inStateOf(written);
        while (!present.equals(settled)) {
            try {
                settled = repository.update(present);
            } catch (OptimisticLockException changedByAnother) {
                return settled; // the other one looks again too
            }
            present = draft(record).inStateOf(settled);
        }
        return settled;
    }

    private E draft(R record) {
        List<FieldIssue> issues = new ArrayList<>();
        Optional<E> draft = drafts(List.of(record)).draft(record, issues);
        return draft.orElseThrow(() -> new InvalidFieldsException(issues));
    }

    private void markChanged() {
        if (kind.isRegister()) {
            links.markRegistersChanged();
        }
    }

    static boolean isDuplicateKey(RuntimeException failed) {
        Throwable cause = failed instanceof MongoException ? failed : failed.getCause();
        return cause instanceof MongoBulkWriteException bulk
                ? bulk.getWriteErrors().stream().allMatch(error -> error.getCode() == DUPLICATE_KEY)
                : cause instanceof MongoException single && single.getCode() == DUPLICATE_KEY;
    }

    /** Longer on average the more often others were faster, so that all get their turn. */
    private static void pause(int attempt) {
        LockSupport.parkNanos(Duration.ofMillis(ThreadLocalRandom.current().nextInt(Math.min(2 + attempt, 50)))
                .toNanos());
    }
}
