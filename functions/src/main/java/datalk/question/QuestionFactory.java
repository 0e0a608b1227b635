package datalk.question;

import datalk.execution.ExecutionConfig;
import datalk.execution.PipelineRunner;
import datalk.execution.ReadOnlyDatabase;
import datalk.execution.RegisterNames;
import datalk.grounding.Grounder;
import datalk.llm.LanguageModel;
import datalk.llm.OllamaConfig;
import datalk.phrasing.AnswerWriter;
import datalk.planning.Planner;
import datalk.semantic.SemanticModel;
import datalk.semantic.SemanticModelLoader;
import io.micronaut.context.BeanProvider;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.env.Environment;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Puts the rooms together. Nothing here is made before the first question needs it. */
@Factory
class QuestionFactory {
    @Singleton
    SemanticModel semanticModel(QuestionConfig config) {
        return SemanticModelLoader.load(Optional.ofNullable(config.semanticModel()));
    }

    @Singleton
    Grounder grounder(SemanticModel model, ReadOnlyDatabase database) {
        return new Grounder(model, new RegisterNames(model, database));
    }

    /** A language model is made, and looked for, only where one is configured. */
    @Singleton
    Planner planner(
            SemanticModel semantic,
            Environment environment,
            BeanProvider<LanguageModel> model,
            VerifiedQuestionRepository verified) {
        Optional<LanguageModel> configured =
                environment.containsProperty(OllamaConfig.ADDRESS) ? Optional.of(model.get()) : Optional.empty();
        return new Planner(semantic, configured, () -> StoredVerifiedQuestion.all(verified));
    }

    @Singleton
    PipelineRunner runner(ReadOnlyDatabase database, ExecutionConfig config) {
        return new PipelineRunner(database, config);
    }

    @Singleton
    AnswerWriter writer(SemanticModel model) {
        return new AnswerWriter(model);
    }
}
