package datalk.question;

import datalk.semantic.Dimension;
import datalk.semantic.Language;
import datalk.semantic.Measure;
import datalk.semantic.SemanticModel;
import datalk.semantic.Text;
import datalk.semantic.Word;
import io.micronaut.context.BeanProvider;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import java.util.Locale;

/** Shows what can be asked: measures, dimensions and the words that name them. */
@Controller("/api/semantic-model")
class SemanticModelController {
    private final BeanProvider<SemanticModel> model;

    SemanticModelController(BeanProvider<SemanticModel> model) {
        this.model = model;
    }

    /** Gives what the words of questions mean: measures, dimensions and their synonyms. */
    @Get
    Shown get() {
        SemanticModel loaded = model.get();
        return new Shown(
                loaded.version(),
                loaded.measures().values().stream()
                        .map(measure -> ShownMeasure.of(loaded, measure))
                        .toList(),
                loaded.dimensions().values().stream()
                        .map(dimension -> ShownDimension.of(loaded, dimension))
                        .toList());
    }

    private static List<String> words(SemanticModel model, Word.Kind kind, String name, Language language) {
        return model.words().stream()
                .filter(word -> word.kind() == kind && word.name().equals(name) && word.language() == language)
                .map(Word::pattern)
                .toList();
    }

    /** The model as callers see it. */
    @Serdeable
    record Shown(String version, List<ShownMeasure> measures, List<ShownDimension> dimensions) {}

    /** One text in both languages. */
    @Serdeable
    record ShownText(String pt, String en) {
        static ShownText of(Text text) {
            return new ShownText(text.pt(), text.en());
        }
    }

    /** The phrases of both languages, as {@code Phrases} reads them. */
    @Serdeable
    record ShownWords(List<String> pt, List<String> en) {
        static ShownWords of(SemanticModel model, Word.Kind kind, String name) {
            return new ShownWords(words(model, kind, name, Language.PT), words(model, kind, name, Language.EN));
        }
    }

    /** A measure. */
    @Serdeable
    record ShownMeasure(
            String name, String entity, String unit, ShownText label, ShownText definition, ShownWords words) {
        static ShownMeasure of(SemanticModel model, Measure measure) {
            return new ShownMeasure(
                    measure.name(),
                    measure.source().name(),
                    measure.unit().name(),
                    ShownText.of(measure.label()),
                    ShownText.of(measure.definition()),
                    ShownWords.of(model, Word.Kind.MEASURE, measure.name()));
        }
    }

    /** A dimension. */
    @Serdeable
    record ShownDimension(String name, String kind, ShownText label, List<String> entities, ShownWords words) {
        static ShownDimension of(SemanticModel model, Dimension dimension) {
            return new ShownDimension(
                    dimension.name(),
                    dimension.kind().name().toLowerCase(Locale.ROOT),
                    ShownText.of(dimension.label()),
                    dimension.keys().keySet().stream().sorted().toList(),
                    ShownWords.of(model, Word.Kind.DIMENSION, dimension.name()));
        }
    }
}
