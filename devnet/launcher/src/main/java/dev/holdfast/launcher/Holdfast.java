package dev.holdfast.launcher;

import dev.holdfast.launcher.demo.DemoCommand;
import dev.holdfast.sdk.ReceiptCommand;
import dev.holdfast.sdk.wallet.WalletCommand;
import java.util.concurrent.CompletionException;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command {@code ./holdfast}. */
@Command(
    name = "./holdfast",
    mixinStandardHelpOptions = true,
    description = "Agents trade, and their money is locked in Lightning holds.",
    subcommands = {
      DemoCommand.class,
      WalletCommand.class,
      ReceiptCommand.class,
      LndCommand.class,
      ReputationCommand.class
    })
public final class Holdfast {
  private Holdfast() {}

  public static void main(String[] args) {
    System.exit(
        new CommandLine(new Holdfast())
            .setExecutionExceptionHandler((e, command, result) -> {
              command.getErr().println("holdfast: " + reason(e));
              return 1;
            })
            .execute(args));
  }

  /** One sentence: the outermost message and the one at the bottom of it. */
  private static String reason(Throwable e) {
    Throwable outer = e;
    while (outer instanceof CompletionException && outer.getCause() != null) {
      outer = outer.getCause();
    }
    Throwable root = outer;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    String said = String.valueOf(outer.getMessage());
    return root == outer ? said : said + ": " + root.getMessage();
  }
}
