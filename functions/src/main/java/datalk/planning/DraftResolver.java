package datalk.planning;

import datalk.grounding.Grounding;
import datalk.plan.QueryPlan;
import datalk.semantic.Language;
import datalk.semantic.SemanticModel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Makes a plan of a draft that a model or a person wrote, as far as the draft and the question agree. */
final class DraftResolver {
    private final SemanticModel model;
    private final DraftSchema schema;
    private final PlanAssembler assembler;
    private final PlanVerifier verifier = new PlanVerifier();

    DraftResolver(SemanticModel model) {
        this.model = model;
        this.schema = new DraftSchema(model);
        this.assembler = new PlanAssembler(model);
    }

    /**
     * What became of a draft.
     *
     * @param draft laid over what was asked before, where the question leans on that
     * @param plan where its slots fit together, whatever else is wrong
     * @param edit whether the question leans on the one before
     */
    record Resolved(
            ModelDraft proposed,
            Optional<PlanDraft> draft,
            Optional<QueryPlan> plan,
            DraftCheck.Findings found,
            boolean edit) {
        boolean isAnswerable() {
            return plan.isPresent() && found.clean();
        }
    }

    DraftSchema schema() {
        return schema;
    }

    /** Throws {@link ModelDraftReader.UnreadableException} where the text is no draft for this question. */
    Resolved resolve(QuestionParts parts, String text) {
        return resolve(parts, ModelDraftReader.read(text, schema.slots(parts)));
    }

    /** The same of a draft that was kept, where slots that say nothing are left out. */
    Optional<Resolved> resolveKept(QuestionParts parts, String text) {
        try {
            return Optional.of(resolve(parts, ModelDraftReader.readSome(text, schema.slots(parts))));
        } catch (ModelDraftReader.UnreadableException changed) {
            return Optional.empty(); // the words of the question have other meanings today
        }
    }

    private Resolved resolve(QuestionParts parts, ModelDraft proposed) {
        try {
            PlanDraft said = new DraftBuilder(model, parts, proposed).build();
            DraftCheck.Findings found = new DraftCheck(model, parts, proposed, said).check();
            FollowUp followUp = parts.followUp();
            new FollowUpCheck(parts.words(), parts.grounding().mentions(), followUp).check(said);
            PlanDraft draft = followUp.merge(said, Edit.NONE);
            QueryPlan plan = assembler.assemble(draft);
            List<String> wrong = new ArrayList<>(found.wrong());
            verifier.verify(plan, parts.grounding().asOf())
                    .forEach(issue -> wrong.add("não dá para calcular junto: " + issue.words(Language.PT)));
            boolean edit = followUp.isEdit(said);
            if (edit && followUp.previous().map(assembler::assemble).equals(Optional.of(plan))) {
                wrong.add("não muda nada na pergunta anterior");
            }
            return new Resolved(
                    proposed,
                    Optional.of(draft),
                    Optional.of(plan),
                    new DraftCheck.Findings(wrong, found.unread()),
                    edit);
        } catch (PlanningException unfitting) {
            List<String> wrong =
                    List.of("não combina com o resto: " + unfitting.issue().words(Language.PT));
            return new Resolved(
                    proposed, Optional.empty(), Optional.empty(), new DraftCheck.Findings(wrong, List.of()), false);
        }
    }

    /** The pair of a question and a kept draft, where the one answers the other. */
    Optional<VerifiedQuestion> verified(Grounding grounding, String draft) {
        return parts(grounding, Earlier.NOTHING).flatMap(parts -> resolveKept(parts, draft)
                .filter(Resolved::isAnswerable)
                .map(resolved -> pair(parts, resolved.proposed())));
    }

    private static VerifiedQuestion pair(QuestionParts parts, ModelDraft draft) {
        String form = NormalForm.of(parts);
        String id =
                UUID.nameUUIDFromBytes(form.getBytes(StandardCharsets.UTF_8)).toString();
        return new VerifiedQuestion(id, parts.grounding().question(), form, PromptWriter.parts(parts), draft.json());
    }

    /** The parts of a question; nothing where it is refused whatever a draft says. */
    Optional<QuestionParts> parts(Grounding grounding, Earlier earlier) {
        try {
            return Optional.of(QuestionParts.of(model, grounding, earlier));
        } catch (PlanningException refused) {
            return Optional.empty();
        }
    }
}
