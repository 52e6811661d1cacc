package dev.holdfast.sdk.wallet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class WalletCommandTest {

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int run(String... args) {
    CommandLine command = WalletCommand.commandLine();
    command.setOut(new PrintWriter(out, true));
    command.setErr(new PrintWriter(err, true));
    return command.execute(args);
  }

  @Test
  void help_names_the_three_commands() {
    assertThat(run("--help")).isZero();
    assertThat(out.toString()).contains("balance", "invoice", "pay");

    assertThat(run("pay", "--help")).isZero();
    assertThat(out.toString()).contains("BOLT11", "--wait", "--node");
  }

  @Test
  void what_is_missing_is_said() {
    assertThat(run("balance")).isNotZero();
    assertThat(err.toString()).contains("--node");
    assertThat(run("--node", "buyer")).isNotZero();
    assertThat(run("pay", "--node", "buyer")).isNotZero();
  }

  @Test
  void a_node_that_does_not_answer_is_one_sentence() {
    assertThat(run("balance", "--node", "lndconnect://127.0.0.1:1?macaroon=AgED")).isEqualTo(1);
    assertThat(err.toString().strip())
        .startsWith("wallet: the node at 127.0.0.1:1 does not answer")
        .doesNotContain("\n");
    assertThat(out.toString()).isEmpty();
  }

  @Test
  void a_name_is_looked_up_in_the_book_of_the_running_market(@TempDir Path folder)
      throws Exception {
    Path file = folder.resolve("wallets.properties");
    WalletBook book = new WalletBook(file);
    assertThatThrownBy(() -> book.addressOf("buyer")).hasMessageContaining("no market is running");

    Files.writeString(
        file,
        "gateway=http://127.0.0.1:8080\nbuyer=lndconnect://h:1?cert=a&macaroon=b\nprovider=lndconnect://h:2\n");

    assertThat(book.addressOf("buyer")).isEqualTo("lndconnect://h:1?cert=a&macaroon=b");
    assertThat(book.addressOf("lndconnect://x:3")).isEqualTo("lndconnect://x:3");
    assertThatThrownBy(() -> book.addressOf("gateway"))
        .hasMessage("there is no node 'gateway'; there are buyer, provider");
  }
}
