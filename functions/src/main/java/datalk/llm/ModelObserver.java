package datalk.llm;

import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** Is told of every call of a model, for metrics. */
public interface ModelObserver {
    /** Tells nobody. */
    ModelObserver NONE = new ModelObserver() {
        @Override
        public void watches(BooleanSupplier resting) {
            // nobody asks
        }

        @Override
        public void called(
                String model,
                Duration took,
                Optional<ModelReply> reply,
                Optional<ModelUnavailableException.Why> failure) {
            // nobody asks
        }
    };

    /** The model is about to be used; {@code resting} tells at any time whether it is left alone. */
    void watches(BooleanSupplier resting);

    /**
     * A call has ended.
     *
     * @param reply what the model said; empty where it gave nothing
     * @param failure why it gave nothing
     */
    void called(
            String model, Duration took, Optional<ModelReply> reply, Optional<ModelUnavailableException.Why> failure);
}
