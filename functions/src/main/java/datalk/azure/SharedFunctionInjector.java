package datalk.azure;

import com.microsoft.azure.functions.spi.inject.FunctionInstanceInjector;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Gives the worker one shared object per function.
 *
 * <p>The worker finds it through {@code META-INF/services} when it loads the functions. Loading this class starts the
 * application, so the first request does not wait for it.
 */
public final class SharedFunctionInjector implements FunctionInstanceInjector {
    private static final Map<Class<?>, Object> FUNCTIONS = new ConcurrentHashMap<>();

    /** Called by the worker, once or once per function. */
    public SharedFunctionInjector() {
        SharedApplication.door();
    }

    @Override
    public <T> T getInstance(Class<T> functionClass) {
        return functionClass.cast(FUNCTIONS.computeIfAbsent(functionClass, SharedFunctionInjector::create));
    }

    private static Object create(Class<?> functionClass) {
        if (functionClass == ApiFunction.class) {
            return new ApiFunction();
        }
        if (functionClass == SiteFunction.class) {
            return new SiteFunction();
        }
        throw new IllegalArgumentException("not a function of this app: " + functionClass.getName());
    }
}
