package dev.holdfast.lndcontract;

import java.time.Duration;

/**
 * Three nodes in a row, payer – market – payee, with balance on every side of both channels; the
 * market forwards for a fee of 1 sat and 1 ppm, as LND does by default.
 */
public interface LightningDevnet {
  /** The nodes' parts. */
  enum Role {
    MARKET,
    PAYER,
    PAYEE
  }

  /**
   * How to reach a node.
   *
   * @param certificatePem the node's own
   * @param macaroonHex of its admin
   */
  record Connection(String host, int port, String certificatePem, String macaroonHex) {}

  Connection connection(Role role);

  /** Mines blocks and returns when every running node has seen them. */
  void mine(int blocks);

  /** Ends the node's process and returns when it is gone. */
  void stop(Role role);

  /** Starts the node's process and returns when its port answers. */
  void start(Role role);

  /** Lets the nodes' time pass: a real network waits, another may move its clock. */
  void letTimePass(Duration time);

  /** Whether hours may pass in a test. */
  boolean canPassHours();

  /**
   * Sends one part of a payment and nothing after it.
   *
   * @param totalMsat what the part says the whole will be
   */
  void payPart(Role from, String paymentRequest, long partMsat, long totalMsat);
}
