package datalk.question;

import datalk.execution.FailedCheckException;
import datalk.execution.PipelineRunner;
import datalk.execution.ResultTable;
import datalk.execution.TooManyGroupsException;
import datalk.grounding.Grounder;
import datalk.grounding.Grounding;
import datalk.phrasing.Answer;
import datalk.phrasing.AnswerWriter;
import datalk.pipeline.AggregationPipeline;
import datalk.pipeline.PipelineCompiler;
import datalk.plan.QueryPlan;
import datalk.planning.Planner;
import datalk.planning.Planning;
import datalk.semantic.Language;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers questions: grounding, planning, pipeline, execution, phrasing, in that order and one way. */
@Singleton
class QuestionService {
    private static final Logger LOG = LoggerFactory.getLogger(QuestionService.class);

    private final Grounder grounder;
    private final Planner planner;
    private final PipelineCompiler compiler = new PipelineCompiler();
    private final PipelineRunner runner;
    private final AnswerWriter writer;
    private final Conversations conversations;
    private final KeptAnswers answers;
    private final Clock clock;

    QuestionService(
            Grounder grounder,
            Planner planner,
            PipelineRunner runner,
            AnswerWriter writer,
            Conversations conversations,
            KeptAnswers answers,
            QuestionConfig config) {
        this.grounder = grounder;
        this.planner = planner;
        this.runner = runner;
        this.writer = writer;
        this.conversations = conversations;
        this.answers = answers;
        this.clock = Clock.system(config.timeZone());
    }

    AskResponse answer(AskRequest request, Language preferred) {
        long start = System.nanoTime();
        String id = UUID.randomUUID().toString();
        LocalDateTime asOf =
                request.asOf().orElseGet(() -> LocalDateTime.now(clock).withNano(0));
        Conversation conversation = conversations.open(request.conversationId(), request.follows());
        Conversation.Turn turn = conversation.next(request.question(), asOf.toString(), id);
        Outcome outcome = checked(id, () -> decide(ground(conversation, turn, preferred)));
        conversations.keep(conversation, turn);
        long elapsed = (System.nanoTime() - start) / 1_000_000;
        AskResponse response = AskResponse.of(
                id, conversation.id(), outcome.answer(), outcome.plan(), outcome.query(), outcome.planning(), elapsed);
        answers.keep(response, request.question(), asOf, preferred);
        return response;
    }

    /** An answer that contradicts itself is nobody's answer: what failed is logged under the id it would have had. */
    private static Outcome checked(String id, Supplier<Outcome> answering) {
        try {
            return answering.get();
        } catch (FailedCheckException ours) {
            LOG.error("answer {} was withheld: {}", id, ours.getMessage());
            throw ours;
        }
    }

    private Outcome decide(List<Grounding> turns) {
        Grounding last = turns.get(turns.size() - 1);
        Planning planning = planner.plan(turns);
        return planning.decision()
                .fold(
                        planned -> run(planned.plan(), last, planning),
                        explanation -> Outcome.of(writer.explain(explanation, last.language()), planning),
                        clarification -> Outcome.of(writer.ask(clarification, last.language()), planning),
                        refusal -> Outcome.of(writer.refuse(refusal, last.language()), planning));
    }

    private List<Grounding> ground(Conversation conversation, Conversation.Turn turn, Language preferred) {
        List<Conversation.Turn> all = new ArrayList<>(conversation.turns());
        all.add(turn);
        return all.stream()
                .map(each -> grounder.ground(each.question(), LocalDateTime.parse(each.as_of()), preferred))
                .toList();
    }

    private Outcome run(QueryPlan plan, Grounding grounding, Planning planning) {
        List<AggregationPipeline> pipelines = compiler.compile(plan);
        ResultTable result;
        try {
            result = runner.run(plan, pipelines, grounding.asOf());
        } catch (TooManyGroupsException tooMany) {
            return Outcome.of(writer.tooManyGroups(tooMany.most(), grounding.language()), planning);
        }
        List<String> notes = Stream.of(grounding.corrections(), planning.readings())
                .flatMap(List::stream)
                .map(correction -> "“" + correction.written() + "” → “" + correction.read() + "”")
                .toList();
        Answer answer = writer.write(plan, result, notes, grounding.language());
        return new Outcome(answer, PlanJson.of(plan), PipelineJson.of(pipelines), planning);
    }

    /** An answer with what it was computed by, where something was computed. */
    private record Outcome(
            Answer answer, Map<String, Object> plan, List<Map<String, Object>> query, Planning planning) {
        static Outcome of(Answer answer, Planning planning) {
            return new Outcome(answer, null, null, planning);
        }
    }
}
