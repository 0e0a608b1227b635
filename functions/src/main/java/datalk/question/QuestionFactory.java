package datalk.question;

import datalk.execution.ExecutionConfig;
import datalk.execution.PipelineRunner;
import datalk.execution.ReadOnlyDatabase;
import datalk.execution.RegisterNames;
import datalk.grounding.Grounder;
import datalk.phrasing.AnswerWriter;
import datalk.planning.RulePlanner;
import datalk.semantic.SemanticModel;
import datalk.semantic.SemanticModelLoader;
import io.micronaut.context.annotation.Factory;
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

    @Singleton
    RulePlanner planner(SemanticModel model) {
        return new RulePlanner(model);
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
