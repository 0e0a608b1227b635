package datalk.database;

import com.mongodb.bulk.BulkWriteResult;
import com.mongodb.client.AggregateIterable;
import com.mongodb.client.DistinctIterable;
import com.mongodb.client.FindIterable;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.MongoIterable;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.WriteModel;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.bson.codecs.configuration.CodecRegistry;

/**
 * The driver's client, its databases, collections and results, each as a proxy that repeats what may be repeated.
 * Whoever has the client, repositories of Micronaut Data included, gets it without knowing.
 *
 * <p>A cursor is opened again, but not continued: what is read in one go ({@code into}, {@code first}) is read anew.
 */
final class RepeatingClient implements InvocationHandler {
    /** What a client leads to, step by step. */
    private static final Set<Class<?>> STEPS = Set.of(
            MongoDatabase.class,
            MongoCollection.class,
            FindIterable.class,
            AggregateIterable.class,
            DistinctIterable.class,
            MongoIterable.class);

    private final Object target;
    private final Repeater repeater;

    private RepeatingClient(Object target, Repeater repeater) {
        this.target = target;
        this.repeater = repeater;
    }

    static MongoClient of(MongoClient client, Repeater repeater) {
        return wrap(MongoClient.class, client, repeater);
    }

    private static <T> T wrap(Class<T> type, Object target, Repeater repeater) {
        return type.cast(Proxy.newProxyInstance(
                RepeatingClient.class.getClassLoader(), new Class<?>[] {type}, new RepeatingClient(target, repeater)));
    }

    @Override
    public Object invoke(Object proxy, Method method, Object[] arguments) {
        if (STEPS.contains(method.getReturnType())) {
            Object next = call(method, arguments);
            return next == target ? proxy : wrap(method.getReturnType(), next, repeater);
        }
        Repetition repetition = Repetition.of(method.getName(), arguments, this::codecs);
        if (method.getName().equals("bulkWrite") && isUnordered(arguments)) {
            return bulkWrite(repetition, method, arguments);
        }
        if (repetition == Repetition.NEVER) {
            return call(method, arguments);
        }
        return method.getName().equals("into")
                ? into(method, arguments)
                : repeater.run(repetition, () -> call(method, arguments));
    }

    /** Into a new list each time, so that no attempt leaves anything behind. */
    @SuppressWarnings("unchecked") // the driver's method has the types
    private Object into(Method method, Object[] arguments) {
        Collection<Object> all = (Collection<Object>)
                repeater.run(Repetition.ALWAYS, () -> call(method, new Object[] {new ArrayList<>()}));
        Collection<Object> given = (Collection<Object>) arguments[0];
        given.addAll(all);
        return given;
    }

    private BulkWriteResult bulkWrite(Repetition repetition, Method method, Object[] arguments) {
        int place = arguments[0] instanceof List ? 0 : 1; // a session may come first
        List<WriteModel<?>> writes = new ArrayList<>();
        ((List<?>) arguments[place]).forEach(write -> writes.add((WriteModel<?>) write));
        return new Bulk(repeater, writes, pending -> {
                    Object[] again = arguments.clone();
                    again[place] = pending;
                    return (BulkWriteResult) call(method, again);
                })
                .run(repetition);
    }

    private static boolean isUnordered(Object[] arguments) {
        return arguments[arguments.length - 1] instanceof BulkWriteOptions options && !options.isOrdered();
    }

    private CodecRegistry codecs() {
        return ((MongoCollection<?>) target).getCodecRegistry();
    }

    private Object call(Method method, Object[] arguments) {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException failed) {
            if (failed.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException(failed.getCause());
        } catch (IllegalAccessException ours) {
            throw new IllegalStateException(ours);
        }
    }
}
