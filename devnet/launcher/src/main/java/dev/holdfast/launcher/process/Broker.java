package dev.holdfast.launcher.process;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A Kafka broker in a process of its own. */
public final class Broker implements AutoCloseable {
  private final Path folder;
  private final Path log;
  private final List<String> options;
  private final String bootstrapServers;
  private Jvm jvm;

  private Broker(Path folder, Path log, List<String> options, Jvm jvm, String bootstrapServers) {
    this.folder = folder;
    this.log = log;
    this.options = options;
    this.jvm = jvm;
    this.bootstrapServers = bootstrapServers;
  }

  /**
   * @param options of the JVM, as {@link Jvm#SHORT_LIVED}
   */
  public static Broker start(Path folder, Path log, List<String> options)
      throws InterruptedException {
    Jvm jvm = run("new", folder, log, options);
    return new Broker(folder, log, options, jvm, jvm.awaitReady());
  }

  private static Jvm run(String how, Path folder, Path log, List<String> options) {
    return new Jvm(
        BrokerProcess.class, options, List.of(how, folder.toString()), Map.of(), log, line -> {});
  }

  public String bootstrapServers() {
    return bootstrapServers;
  }

  public void killAndStartAgain() throws InterruptedException {
    jvm.kill();
    jvm = run("again", folder, log, options);
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
