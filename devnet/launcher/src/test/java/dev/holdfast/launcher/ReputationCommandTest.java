package dev.holdfast.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class ReputationCommandTest {

  @Test
  @Timeout(60)
  void a_market_that_is_not_there_is_told_in_one_sentence() {
    StringWriter said = new StringWriter();
    int code =
        new CommandLine(new ReputationCommand())
            .setErr(new PrintWriter(said))
            .execute("replay", "--gateway", "http://127.0.0.1:1", "--kafka", "127.0.0.1:1");
    assertThat(code).isEqualTo(1);
    assertThat(said.toString().lines())
        .containsExactly(
            "reputation: the market's Kafka at 127.0.0.1:1 is not reachable, or has no topics.");
  }

  @Test
  void the_addresses_of_a_market_are_found_while_it_runs(@TempDir Path folder) {
    Path file = folder.resolve("market.properties");
    MarketFile.Addresses addresses =
        new MarketFile.Addresses("http://127.0.0.1:8080", "127.0.0.1:9092");
    try (MarketFile written = MarketFile.write(file, addresses)) {
      assertThat(written).isNotNull();
      assertThat(MarketFile.read(file)).contains(addresses);
    }
    assertThat(MarketFile.read(file)).isEmpty();
  }
}
