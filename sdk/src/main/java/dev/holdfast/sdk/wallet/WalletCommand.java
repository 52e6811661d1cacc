package dev.holdfast.sdk.wallet;

import dev.holdfast.money.Msat;
import dev.holdfast.sdk.HoldfastClient;
import dev.holdfast.sdk.HoldfastException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The command {@code wallet}: what a person or a script needs of a wallet to trade by hand. */
@Command(
    name = "wallet",
    mixinStandardHelpOptions = true,
    description = "A wallet over LND's gRPC, on a node of the running demo or on any LND.",
    synopsisSubcommandLabel = "COMMAND")
public final class WalletCommand implements Runnable {

  @Spec
  @SuppressWarnings("NullAway.Init")
  private CommandSpec spec;

  @Option(
      names = "--node",
      paramLabel = "NODE",
      required = true,
      scope = ScopeType.INHERIT,
      description =
          "A node of the running demo, such as buyer or provider, or an lndconnect:// URI.")
  @SuppressWarnings("NullAway.Init")
  private String node;

  public static void main(String[] args) {
    System.exit(commandLine().execute(args));
  }

  /** The command with its own way to say what went wrong: one sentence, and exit code 1. */
  static CommandLine commandLine() {
    return new CommandLine(new WalletCommand());
  }

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "Missing command: balance, invoice, pay or sign-in");
  }

  @Command(
      mixinStandardHelpOptions = true,
      description = "Prints what the node owns in its channels; the last line is msat, a number.")
  int balance() {
    return with(wallet -> print(String.valueOf(wallet.balance().value())));
  }

  @Command(
      mixinStandardHelpOptions = true,
      description = "Makes an invoice to be paid with and prints its BOLT11 alone.")
  int invoice(
      @Parameters(paramLabel = "AMOUNT_MSAT", description = "0 for an invoice without an amount.")
          long amountMsat,
      @Option(names = "--memo", defaultValue = "", description = "What it is for.") String memo,
      @Option(
              names = "--expiry-seconds",
              defaultValue = "86400",
              description = "How long it can be paid; ${DEFAULT-VALUE} by default.")
          long expirySeconds) {
    return with(wallet -> {
      if (amountMsat < 0 || amountMsat > Msat.MAX_VALUE) {
        throw new WalletException("an amount is 0 to " + Msat.MAX_VALUE + " msat");
      }
      Msat amount = amountMsat == 0 ? null : Msat.of(amountMsat);
      print(wallet.createInvoice(amount, memo, Duration.ofSeconds(expirySeconds)));
    });
  }

  @Command(
      mixinStandardHelpOptions = true,
      description = "Pays all invoices at once and returns when all are in flight.")
  int pay(
      @Parameters(arity = "1..*", paramLabel = "BOLT11", description = "What to pay.")
          List<String> bolt11s,
      @Option(names = "--wait", description = "Return when all have ended.") boolean wait,
      @Option(
              names = "--fee-percent",
              defaultValue = "1",
              description = "The most that routing may cost, and at least 10 sat.")
          int feePercent,
      @Option(
              names = "--cltv-limit",
              defaultValue = "1008",
              description = "The longest that the money may be locked, in blocks.")
          int cltvLimitBlocks) {
    return with(wallet -> {
      PaymentLimits limits;
      try {
        limits = new PaymentLimits(feePercent, Duration.ofSeconds(60), 8, cltvLimitBlocks);
      } catch (IllegalArgumentException e) {
        throw new WalletException(String.valueOf(e.getMessage()));
      }
      PaymentsInFlight payments = wallet.pay(bolt11s, limits);
      if (!wait) {
        payments.paymentHashes().forEach(hash -> print("in flight " + hash));
        return;
      }
      List<PaymentStatus> ends = payments.awaitEnds(Duration.ofDays(30));
      ends.forEach(
          end -> print(end.state().name().toLowerCase(Locale.ROOT) + " " + end.paymentHash()));
      if (ends.stream().anyMatch(end -> end.state() == PaymentStatus.State.FAILED)) {
        throw new WalletException("not every payment succeeded; what failed has come back");
      }
    });
  }

  @Command(
      name = "sign-in",
      mixinStandardHelpOptions = true,
      description = "Signs in at the market with the node's key and prints the token alone.")
  int signIn(
      @Option(names = "--gateway", description = "The market; the running demo by default.")
          @Nullable URI gateway) {
    return with(wallet -> {
      URI market = gateway == null ? URI.create(WalletBook.ofUser().gateway()) : gateway;
      try (HoldfastClient client = HoldfastClient.connect(market, new NodeSigner(wallet))) {
        print(client.token());
      } catch (HoldfastException e) {
        throw new WalletException(String.valueOf(e.getMessage()), e);
      }
    });
  }

  private interface Use {
    void with(LndWallet wallet) throws InterruptedException;
  }

  private int with(Use use) {
    try (LndWallet wallet = LndWallet.connect(WalletBook.ofUser().addressOf(node))) {
      use.with(wallet);
      return 0;
    } catch (WalletException | InterruptedException e) {
      spec.commandLine().getErr().println("wallet: " + e.getMessage());
      return 1;
    }
  }

  private void print(String line) {
    spec.commandLine().getOut().println(line);
  }
}
