package datalk.planning;

import static datalk.plan.Plans.MODEL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A draft that lacks what its shape is about is a question that nobody can answer, and no mistake of ours. */
class PlanAssemblerTest {
    private static PlanDraft draft(Shape shape) {
        PlanDraft draft = new PlanDraft();
        draft.shape = shape;
        draft.measure = Optional.of(MODEL.measure("revenue"));
        return draft;
    }

    private static Reason refusal(PlanDraft draft) {
        return catchThrowableOfType(PlanningException.class, () -> new PlanAssembler(MODEL).assemble(draft))
                .issue()
                .reason();
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "SUMMARY")
    void refusesAShapeOfNothing(Shape shape) {
        assertThat(refusal(draft(shape))).isEqualTo(Reason.UNSUPPORTED);
    }

    @ParameterizedTest
    @EnumSource(names = {"SUMMARY", "SHARE", "RUNNING_TOTAL", "BUCKET_AVERAGE", "GROUP_COUNT"})
    void refusesThreeGroupings(Shape shape) {
        PlanDraft draft = draft(shape);
        MODEL.dimensions().values().stream().limit(3).forEach(draft.groupings::add);

        assertThat(refusal(draft)).isEqualTo(Reason.UNSUPPORTED);
    }

    @ParameterizedTest
    @EnumSource(names = {"ABSENCE", "MEMBERSHIP", "LISTING"})
    void refusesARegisterThatIsNone(Shape shape) {
        PlanDraft draft = draft(shape);
        draft.subject = Optional.of(MODEL.dimension("segment"));

        assertThat(refusal(draft)).isEqualTo(Reason.UNSUPPORTED);
    }

    @ParameterizedTest
    @EnumSource(names = "LISTING")
    void refusesACountOfWhatIsInNoRegister(Shape shape) {
        PlanDraft draft = draft(shape);
        draft.subject = Optional.of(MODEL.dimension("segment"));
        draft.counted = true;

        assertThat(refusal(draft)).isEqualTo(Reason.UNSUPPORTED);
    }
}
