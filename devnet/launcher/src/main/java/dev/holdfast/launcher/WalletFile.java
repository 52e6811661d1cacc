package dev.holdfast.launcher;

import dev.holdfast.testkit.embedded.CacheFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/**
 * Where {@code ./holdfast wallet --node NAME} finds the nodes of the market that runs: a property
 * for each, readable by its owner alone.
 */
public final class WalletFile implements AutoCloseable {
  private final Path file;

  private WalletFile(Path file) {
    this.file = file;
  }

  /** Where it is; whoever can read it can spend. */
  public static Path ofThisUser() {
    return CacheFolder.path().resolve("wallets.properties");
  }

  static WalletFile write(String gateway, List<LndNode> nodes) {
    return write(ofThisUser(), gateway, nodes);
  }

  static WalletFile write(Path file, String gateway, List<LndNode> nodes) {
    StringBuilder text = new StringBuilder("gateway=" + gateway + "\n");
    nodes.forEach(
        node -> text.append(node.name()).append('=').append(node.lndconnect()).append('\n'));
    try {
      Files.deleteIfExists(file);
      Files.createFile(
          file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      Files.writeString(file, text);
      return new WalletFile(file);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file, e);
    }
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
