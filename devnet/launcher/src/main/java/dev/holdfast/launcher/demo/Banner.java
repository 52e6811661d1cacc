package dev.holdfast.launcher.demo;

import dev.holdfast.launcher.Market;
import dev.holdfast.launcher.WalletFile;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;

/** What somebody needs to know to trade on the market that has just started. */
final class Banner {
  private Banner() {}

  static void print(PrintStream out, Market market, Path log, Duration start) {
    out.println("The market is open after " + Format.seconds(start) + ".");
    out.println();
    out.println("  gateway      " + market.gateway());
    out.println("  arbiter key  " + market.keys().arbiter().secretHex());
    out.println("  log          " + log);
    out.println("  wallets      LND's gRPC interface of each; with TLS certificate and macaroon,");
    out.println("               as lndconnect:// links, in " + WalletFile.ofThisUser());
    market
        .wallets()
        .forEach((name, link) -> out.printf("    %-12s %s%n", name, link.getAuthority()));
    out.println();
    out.println("Try, in another terminal:");
    out.println("  curl -s '" + market.gateway() + "/v1/offers?q=ranking'");
    out.println("  ./holdfast wallet balance --node buyer");
    out.println("  ./holdfast wallet pay --node buyer BOLT11...");
    out.println("A first order by hand is in README.md. Ctrl-C ends the market.");
    out.println();
    out.flush();
  }
}
