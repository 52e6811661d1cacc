package dev.holdfast.launcher;

import dev.holdfast.testkit.embedded.CacheFolder;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;

/** Where the market that runs is reached, for the tools of its operator. */
final class MarketFile implements AutoCloseable {
  private final Path file;

  private MarketFile(Path file) {
    this.file = file;
  }

  /**
   * @param gateway what agents speak to
   * @param kafka the bootstrap server, as {@code host:port}
   */
  record Addresses(String gateway, String kafka) {}

  static Path ofThisUser() {
    return CacheFolder.path().resolve("market.properties");
  }

  static MarketFile write(Path file, Addresses addresses) {
    try {
      Files.writeString(
          file, "gateway=%s\nkafka=%s\n".formatted(addresses.gateway(), addresses.kafka()));
      return new MarketFile(file);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file, e);
    }
  }

  /** Empty where no market runs. */
  static Optional<Addresses> read(Path file) {
    Properties entries = new Properties();
    try (Reader reader = Files.newBufferedReader(file)) {
      entries.load(reader);
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
    return Optional.of(
        new Addresses(entries.getProperty("gateway", ""), entries.getProperty("kafka", "")));
  }

  @Override
  public void close() {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
