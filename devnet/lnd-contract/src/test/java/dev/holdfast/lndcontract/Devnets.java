package dev.holdfast.lndcontract;

/** The devnet of this run, started once. */
final class Devnets {
  private static final LightningDevnet DEVNET = choose();

  private Devnets() {}

  static LightningDevnet devnet() {
    return DEVNET;
  }

  private static LightningDevnet choose() {
    String type = System.getProperty("holdfast.devnet", SimulatedDevnet.class.getName());
    try {
      return (LightningDevnet) Class.forName(type).getDeclaredConstructor().newInstance();
    } catch (ReflectiveOperationException unknown) {
      throw new IllegalStateException("holdfast.devnet names no devnet: " + type, unknown);
    }
  }
}
