package dev.holdfast.launcher.process;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A Kafka broker in a process of its own. */
public final class Broker implements AutoCloseable {
  private final Path folder;
  private final Path log;
  private final String bootstrapServers;
  private Jvm jvm;

  private Broker(Path folder, Path log, Jvm jvm, String bootstrapServers) {
    this.folder = folder;
    this.log = log;
    this.jvm = jvm;
    this.bootstrapServers = bootstrapServers;
  }

  public static Broker start(Path folder, Path log) throws InterruptedException {
    Jvm jvm = run("new", folder, log);
    return new Broker(folder, log, jvm, jvm.awaitReady());
  }

  private static Jvm run(String how, Path folder, Path log) {
    return new Jvm(
        BrokerProcess.class,
        Jvm.SHORT_LIVED,
        List.of(how, folder.toString()),
        Map.of(),
        log,
        line -> {});
  }

  public String bootstrapServers() {
    return bootstrapServers;
  }

  public void killAndStartAgain() throws InterruptedException {
    jvm.kill();
    jvm = run("again", folder, log);
    jvm.awaitReady();
  }

  public long pid() {
    return jvm.pid();
  }

  @Override
  public void close() throws InterruptedException {
    jvm.kill();
  }
}
