package dev.holdfast.launcher.process;

import dev.holdfast.launcher.LightningSource;
import dev.holdfast.launcher.LndNode;
import dev.holdfast.launcher.MarketOptions;
import dev.holdfast.launcher.SimulatedLightning;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.StringJoiner;

/** A simulated Lightning network in a JVM of its own; it ends with its standard input. */
final class SimulatorProcess {
  private SimulatorProcess() {}

  public static void main(String[] args) throws IOException {
    PrintStream out = System.out;
    System.setOut(System.err);
    MarketOptions options =
        new MarketOptions(
            0,
            List.of(args[1].split(",")),
            Duration.parse(args[0]),
            Duration.ofMinutes(10),
            false,
            new LightningSource.Simulator());
    SimulatedLightning lightning = SimulatedLightning.start(options);
    StringJoiner nodes = new StringJoiner(" ");
    lightning.marketNodes().forEach(node -> nodes.add("market " + told(node)));
    lightning.auditedNodes().forEach(node -> nodes.add("audited " + told(node)));
    lightning.walletNodes().forEach(node -> nodes.add("wallet " + told(node)));
    out.println("ready " + nodes);
    while (System.in.read() >= 0) {
      continue;
    }
    Runtime.getRuntime().halt(0);
  }

  private static String told(LndNode node) {
    return node.name() + " " + node.lndconnect();
  }
}
