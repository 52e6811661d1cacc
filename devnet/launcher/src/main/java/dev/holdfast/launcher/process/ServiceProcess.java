package dev.holdfast.launcher.process;

import dev.holdfast.launcher.MarketService;
import dev.holdfast.launcher.ServiceContexts;
import java.io.IOException;
import java.io.PrintStream;

/** One service in a JVM of its own; it ends with its standard input. */
public final class ServiceProcess {
  private ServiceProcess() {}

  public static void main(String[] args) throws IOException {
    PrintStream out = System.out;
    System.setOut(System.err);
    var unused = ServiceContexts.run(MarketService.valueOf(args[0]), System.getenv());
    out.println("ready");
    while (System.in.read() >= 0) {
      continue;
    }
    Runtime.getRuntime().halt(0);
  }
}
