package dev.holdfast.testkit.embedded;

import dev.holdfast.testkit.embedded.PostgresServer.Durability;
import java.io.IOException;
import java.nio.file.Path;

/** A program that starts PostgreSQL and waits to be killed. */
final class KilledJvm {
  private KilledJvm() {}

  public static void main(String[] args) throws IOException {
    RunFolder folder = RunFolder.claim(Path.of(args[0]));
    PostgresServer.start(folder, Durability.DURABLE);
    System.out.println("started in " + folder.path());
    int end = System.in.read();
    throw new IllegalStateException("was to be killed, not told " + end);
  }
}
