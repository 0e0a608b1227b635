package datalk.database;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.ServerAddress;
import io.micronaut.context.ApplicationContext;
import io.micronaut.context.env.Environment;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseSettingsTest {
    private static final String PLAIN = "mongodb://records:secret@one.example:10255/datalk";

    @ParameterizedTest
    @ValueSource(
            strings = {
                PLAIN,
                "mongodb://one.example/?ssl=true&replicaSet=globaldb&retrywrites=true&maxIdleTimeMS=999000"
                        + "&maxPoolSize=100&socketTimeoutMS=0&serverSelectionTimeoutMS=30000"
            })
    void areTheSameWhateverTheAddressSays(String uri) {
        MongoClientSettings settings = settings(uri);

        assertAreOurs(settings);
    }

    @Test
    void holdForAnotherUserToo() {
        ConnectionString address =
                new ConnectionString("mongodb://reader:other@two.example/datalk?ssl=true&retryWrites=true");

        MongoClientSettings settings = DatabaseSettings.forAddress(settings(PLAIN), address);

        assertAreOurs(settings);
        assertThat(settings.getCredential().getUserName()).isEqualTo("reader");
        assertThat(settings.getClusterSettings().getHosts()).isEqualTo(List.of(new ServerAddress("two.example")));
        assertThat(settings.getSslSettings().isEnabled()).isTrue();
    }

    private static MongoClientSettings settings(String uri) {
        try (ApplicationContext context = ApplicationContext.run(Map.of("mongodb.uri", uri), Environment.TEST)) {
            return context.getBean(MongoClientSettings.class);
        }
    }

    private static void assertAreOurs(MongoClientSettings settings) {
        assertThat(settings.getRetryWrites()).isFalse();
        assertThat(settings.getRetryReads()).isFalse();
        assertThat(settings.getClusterSettings().getServerSelectionTimeout(SECONDS))
                .isEqualTo(3);
        assertThat(settings.getSocketSettings().getConnectTimeout(SECONDS)).isEqualTo(3);
        assertThat(settings.getSocketSettings().getReadTimeout(SECONDS)).isEqualTo(15);
        assertThat(settings.getConnectionPoolSettings().getMaxSize()).isEqualTo(10);
        assertThat(settings.getConnectionPoolSettings().getMaxWaitTime(SECONDS)).isEqualTo(5);
        assertThat(settings.getConnectionPoolSettings().getMaxConnectionIdleTime(SECONDS))
                .isEqualTo(120);
    }
}
