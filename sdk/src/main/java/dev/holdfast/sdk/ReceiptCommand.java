package dev.holdfast.sdk;

import com.nimbusds.jose.jwk.JWKSet;
import dev.holdfast.receipts.ReceiptInvalidException;
import dev.holdfast.receipts.SignedReceipt;
import dev.holdfast.sdk.wallet.WalletBook;
import dev.holdfast.sdk.wallet.WalletException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/** The command {@code receipt}: is this file what the market signed? */
@Command(
    name = "receipt",
    mixinStandardHelpOptions = true,
    description = "Checks signed records of orders.",
    synopsisSubcommandLabel = "COMMAND")
public final class ReceiptCommand implements Runnable {

  @Spec
  @SuppressWarnings("NullAway.Init")
  private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Missing command: verify");
  }

  @Command(
      mixinStandardHelpOptions = true,
      description = "Says whether a receipt is, byte for byte, what the market signed.")
  int verify(
      @Parameters(paramLabel = "FILE", description = "As GET /v1/orders/{id}/receipt gave it.")
          Path file,
      @Option(
              names = "--keys",
              paramLabel = "FILE|URL",
              description =
                  "The market's /.well-known/jwks.json, kept as a file or asked for now; by default"
                      + " of the running demo.")
          @Nullable String keys)
      throws InterruptedException {
    try {
      byte[] document = Files.readAllBytes(file);
      JsonNode receipt = SignedReceipt.verify(document, JWKSet.parse(keySet(keys)));
      spec.commandLine()
          .getOut()
          .println(
              "valid: order %s, %s, %s of %s msat captured, signed by %s"
                  .formatted(
                      receipt.path("order_id").asString(""),
                      receipt.path("outcome").asString(""),
                      receipt.at("/amounts/captured_msat").asString(""),
                      receipt.at("/amounts/price_msat").asString(""),
                      receipt.path("issuer").asString("")));
      return 0;
    } catch (ReceiptInvalidException e) {
      spec.commandLine().getErr().println("receipt: not valid. " + e.getMessage());
    } catch (ParseException | IllegalArgumentException e) {
      spec.commandLine().getErr().println("receipt: the keys are no JWK set.");
    } catch (WalletException e) {
      spec.commandLine().getErr().println("receipt: " + e.getMessage());
    } catch (IOException e) {
      spec.commandLine().getErr().println("receipt: cannot read " + e.getMessage());
    }
    return 1;
  }

  private static String keySet(@Nullable String keys) throws IOException, InterruptedException {
    String from = keys == null ? WalletBook.ofUser().gateway() + "/.well-known/jwks.json" : keys;
    if (!from.startsWith("http://") && !from.startsWith("https://")) {
      return Files.readString(Path.of(from));
    }
    try (HttpClient http = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build()) {
      return http.send(
              HttpRequest.newBuilder(URI.create(from)).timeout(Duration.ofSeconds(20)).build(),
              HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8))
          .body();
    } catch (IOException e) {
      throw new IOException("the keys at " + from + ": " + e.getMessage(), e);
    }
  }
}
