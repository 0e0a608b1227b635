package datalk.llm;

import datalk.llm.ModelUnavailableException.Why;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A model that is asked by few at a time, and left alone for a while when it fails.
 *
 * <p>The defaults of the circuit breaker are for busy servers: a hundred calls before it opens, a minute until it tries
 * again. An instance of a function app sees a handful of questions: two failures of the last four open it, and five
 * seconds later one question may try.
 */
final class GuardedModel implements LanguageModel {
    private static final Logger LOG = LoggerFactory.getLogger(GuardedModel.class);

    private final LanguageModel model;
    private final Semaphore places;
    private final ModelObserver observer;
    private final CircuitBreaker breaker;

    GuardedModel(LanguageModel model, int maxConcurrency, Duration rest, ModelObserver observer) {
        this.breaker = CircuitBreaker.of("model", breaker(rest));
        this.model = model;
        this.places = new Semaphore(maxConcurrency);
        this.observer = observer;
        observer.watches(this::isResting);
    }

    private boolean isResting() {
        return breaker.getState() == CircuitBreaker.State.OPEN;
    }

    private static CircuitBreakerConfig breaker(Duration rest) {
        return CircuitBreakerConfig.custom()
                .slidingWindowType(CircuitBreakerConfig.SlidingWindowType.COUNT_BASED)
                .slidingWindowSize(4)
                .minimumNumberOfCalls(2)
                .failureRateThreshold(50)
                .slowCallDurationThreshold(Duration.ofSeconds(45))
                .slowCallRateThreshold(100)
                .waitDurationInOpenState(rest)
                .permittedNumberOfCallsInHalfOpenState(1)
                .build();
    }

    @Override
    public String name() {
        return model.name();
    }

    @Override
    public Duration patience() {
        return model.patience();
    }

    @Override
    public ModelReply reply(ModelPrompt prompt, Duration patience) {
        long start = System.nanoTime();
        try {
            ModelReply reply = admitted(prompt, patience);
            observer.called(name(), since(start), Optional.of(reply), Optional.empty());
            return reply;
        } catch (ModelUnavailableException unavailable) {
            LOG.warn("no reply of the model: {}", unavailable.getMessage());
            observer.called(name(), since(start), Optional.empty(), Optional.of(unavailable.why()));
            throw unavailable;
        }
    }

    private ModelReply admitted(ModelPrompt prompt, Duration patience) {
        if (!places.tryAcquire()) {
            throw new ModelUnavailableException(Why.TOO_MANY_HERE);
        }
        try {
            if (!breaker.tryAcquirePermission()) {
                throw new ModelUnavailableException(Why.RESTING);
            }
            return recorded(prompt, patience);
        } finally {
            places.release();
        }
    }

    private ModelReply recorded(ModelPrompt prompt, Duration patience) {
        long start = System.nanoTime();
        try {
            ModelReply reply = model.reply(prompt, patience);
            breaker.onSuccess(System.nanoTime() - start, TimeUnit.NANOSECONDS);
            return reply;
        } catch (RuntimeException failed) {
            breaker.onError(System.nanoTime() - start, TimeUnit.NANOSECONDS, failed);
            throw failed;
        }
    }

    private static Duration since(long start) {
        return Duration.ofNanos(System.nanoTime() - start);
    }

    @Override
    public ModelState state() {
        return isResting() ? ModelState.RESTING : model.state();
    }
}
