package datalk.records;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.MongoClientSettings;
import com.mongodb.connection.SocketSettings;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

@MicronautTest
class DatabaseTimeoutsTest {
    @Inject
    MongoClientSettings settings;

    @Test
    void reachTheDriver() {
        SocketSettings socket = settings.getSocketSettings();

        assertThat(socket.getConnectTimeout(TimeUnit.SECONDS)).isEqualTo(3);
        assertThat(socket.getReadTimeout(TimeUnit.SECONDS)).isEqualTo(20);
        assertThat(settings.getClusterSettings().getServerSelectionTimeout(TimeUnit.SECONDS))
                .isEqualTo(3);
    }
}
