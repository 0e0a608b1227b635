package datalk.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.testresources.core.TestResourcesResolver;
import io.micronaut.testresources.mongodb.MongoDBTestResourceProvider;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MongoResolverTest {
    private static final String URI = MongoDBTestResourceProvider.MONGODB_SERVER_URI;

    @Test
    void startsAnEmbeddedServerWhereNoDockerAnswers() {
        var resolver = new MongoResolver(() -> false);

        Optional<String> uri = resolver.resolve(URI, Map.of(), Map.of());

        assertThat(uri).hasValueSatisfying(value -> assertThat(value).matches("mongodb://.+:\\d+/datalk"));
        resolver.stop();
    }

    @Test
    void answersWithTheSameServerWhenAskedAgain() {
        var resolver = new MongoResolver(() -> false);

        Optional<String> first = resolver.resolve(URI, Map.of(), Map.of());
        Optional<String> second = resolver.resolve(URI, Map.of(), Map.of());

        assertThat(second).isEqualTo(first);
        resolver.stop();
    }

    @Test
    void leavesTheAnswerToAContainerWhereDockerAnswers() {
        var resolver = new MongoResolver(() -> true);

        assertThat(resolver.resolveWithoutContainer(URI, Map.of(), Map.of())).isEmpty();
        assertThat(resolver.getDefaultImageName()).isEqualTo("mongo:7");
    }

    @Test
    void keepsDataInTheGivenDirectoryEvenWhereDockerAnswers(@TempDir Path directory) {
        var resolver = new MongoResolver(() -> true);
        Map<String, Object> properties = Map.of(MongoResolver.DATA_DIRECTORY, directory.resolve("kept"));

        assertThat(resolver.resolve(URI, properties, Map.of())).isPresent();
        resolver.stop();

        assertThat(directory.resolve("kept/datalk.mv.db")).exists();
    }

    @Test
    void asksTheApplicationForTheDirectory() {
        assertThat(new MongoResolver(() -> false).getRequiredProperties(URI)).containsExactly("datalk.data-dir");
    }

    @Test
    void isFoundByTheServiceAndAskedBeforeTheResolverItExtends() {
        assertThat(ServiceLoader.load(TestResourcesResolver.class).stream().map(ServiceLoader.Provider::type))
                .contains(MongoResolver.class);
        assertThat(new MongoResolver(() -> false).getOrder()).isLessThan(new MongoDBTestResourceProvider().getOrder());
    }
}
