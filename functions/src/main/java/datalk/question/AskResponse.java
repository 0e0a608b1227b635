package datalk.question;

import com.fasterxml.jackson.annotation.JsonInclude;
import datalk.execution.ResultTable;
import datalk.phrasing.Answer;
import datalk.planning.ModelUse;
import datalk.planning.Planning;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An answer as callers see it. Always 200 for a well-formed question; {@code status} tells how it ended.
 *
 * @param status answered, needs_clarification or unanswerable
 * @param answer the sentence
 * @param result what was computed, where something was
 * @param understood the question in other words, with exact days
 * @param plan what was computed, as data
 * @param query the pipelines that ran
 * @param chart Vega-Lite, where a picture helps
 * @param reason a stable code, where the question was not answered
 * @param options questions to choose from, where it was not clear
 * @param suggestions questions that can be answered
 * @param planner what read the question: {@code rules} or {@code model}
 * @param model where a language model was asked
 * @param verifiedQuestion the id of the verified question of the same form, where that decided
 */
@Serdeable(naming = SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.NON_NULL)
record AskResponse(
        String id,
        String conversationId,
        String status,
        String answer,
        @Nullable Result result,
        @Nullable String understood,
        @Schema(type = "object", additionalProperties = Schema.AdditionalPropertiesValue.TRUE) @Nullable Map<String, Object> plan,
        @ArraySchema(schema = @Schema(type = "object", additionalProperties = Schema.AdditionalPropertiesValue.TRUE))
                @Nullable List<Map<String, Object>> query,
        @Schema(type = "object", additionalProperties = Schema.AdditionalPropertiesValue.TRUE) @Nullable Map<String, Object> chart,
        @Nullable Coverage coverage,
        @Nullable String reason,
        @Nullable List<String> options,
        @Nullable List<String> suggestions,
        String planner,
        @Nullable Model model,
        @Nullable String verifiedQuestion,
        long elapsedMs) {

    /** A row, for the description of the interface: its cells are texts, numbers or null. */
    @ArraySchema(
            schema =
                    @Schema(
                            nullable = true,
                            oneOf = {String.class, Double.class}))
    interface Row extends List<Object> {}

    /** Typed columns and at most 1,000 rows, whose cells are texts, numbers or null. */
    @Serdeable
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Result(
            List<ResultColumn> columns,
            @ArraySchema(schema = @Schema(implementation = Row.class)) List<List<Object>> rows,
            boolean truncated) {
        static Result of(ResultTable table) {
            List<ResultColumn> columns = table.columns().stream()
                    .map(column -> new ResultColumn(
                            column.name(),
                            column.type().name().toLowerCase(Locale.ROOT),
                            column.unit().map(Enum::name).orElse(null)))
                    .toList();
            return new Result(columns, table.rows(), table.truncated());
        }
    }

    /** A column's name, the JSON type of its cells and, for measures, their unit. */
    @Serdeable
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ResultColumn(String name, String type, @Nullable String unit) {}

    /** How many records were counted, and how many were not and why. */
    @Serdeable(naming = SnakeCaseStrategy.class)
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Coverage(long matched, List<LeftOut> leftOut) {
        static Coverage of(ResultTable table, Answer answer) {
            return new Coverage(
                    table.matched(),
                    answer.leftOut().stream()
                            .map(each -> new LeftOut(each.reason(), each.count()))
                            .toList());
        }
    }

    /** Records that were not counted. */
    @Serdeable
    record LeftOut(String reason, long count) {}

    /**
     * The language model that was asked.
     *
     * @param calls none where its draft was kept from an earlier question
     * @param draft what it proposed, whether or not it was used
     */
    @Serdeable(naming = SnakeCaseStrategy.class)
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Model(
            String name,
            int calls,
            int promptTokens,
            int outputTokens,
            long elapsedMs,
            @Nullable Map<String, String> draft) {
        static Model of(ModelUse use) {
            return new Model(
                    use.name(),
                    use.calls(),
                    use.promptTokens(),
                    use.outputTokens(),
                    use.elapsedMs(),
                    use.draft().orElse(null));
        }
    }

    static AskResponse of(
            String id,
            String conversationId,
            Answer answer,
            @Nullable Map<String, Object> plan,
            @Nullable List<Map<String, Object>> query,
            Planning planning,
            long elapsedMs) {
        return new AskResponse(
                id,
                conversationId,
                answer.status().name().toLowerCase(Locale.ROOT),
                answer.text(),
                answer.result().map(Result::of).orElse(null),
                answer.understood().orElse(null),
                plan,
                query,
                answer.chart().orElse(null),
                answer.result().map(table -> Coverage.of(table, answer)).orElse(null),
                answer.reason().orElse(null),
                answer.options().isEmpty() ? null : answer.options(),
                answer.suggestions().isEmpty() ? null : answer.suggestions(),
                planning.byModel() ? "model" : "rules",
                planning.model().map(Model::of).orElse(null),
                planning.verifiedQuestion().orElse(null),
                elapsedMs);
    }

    /** The same without rows and chart: its columns stay, and {@code truncated} says that there were rows. */
    AskResponse withoutTable() {
        Result columns = result == null ? null : new Result(result.columns(), List.of(), true);
        return new AskResponse(
                id,
                conversationId,
                status,
                answer,
                columns,
                understood,
                plan,
                query,
                null,
                coverage,
                reason,
                options,
                suggestions,
                planner,
                model,
                verifiedQuestion,
                elapsedMs);
    }
}
