package dev.holdfast.launcher.process;

import dev.holdfast.testkit.embedded.KafkaBroker;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;

/** A Kafka broker in a JVM of its own; it ends with its standard input. */
final class BrokerProcess {
  private BrokerProcess() {}

  public static void main(String[] args) throws IOException {
    PrintStream out = System.out;
    System.setOut(System.err);
    Path folder = Path.of(args[1]);
    KafkaBroker broker =
        args[0].equals("again") ? KafkaBroker.startAgain(folder) : KafkaBroker.start(folder);
    out.println("ready " + broker.bootstrapServers());
    while (System.in.read() >= 0) {
      continue;
    }
    Runtime.getRuntime().halt(0);
  }
}
