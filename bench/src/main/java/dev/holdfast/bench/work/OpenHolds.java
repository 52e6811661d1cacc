package dev.holdfast.bench.work;

import com.google.protobuf.ByteString;
import dev.holdfast.bench.market.BenchMarket;
import dev.holdfast.launcher.LndNode;
import dev.holdfast.launcher.MarketService;
import dev.holdfast.lnd.invoicesrpc.AddHoldInvoiceRequest;
import dev.holdfast.lnd.invoicesrpc.InvoicesGrpc;
import dev.holdfast.testkit.embedded.Database;
import io.grpc.ManagedChannel;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Hold invoices that nobody pays, open at a node and in settlement-service's database. */
public final class OpenHolds implements AutoCloseable {
  private static final int AT_ONCE = 16;
  private static final int EXPIRY_SECONDS = 86_400;

  private static final String ESCROW =
      """
      insert into escrow_holds (escrow_id, order_id, node, final_cltv_blocks,
        invoice_expiry_seconds, memo, payout_reserve_msat, delay_told, open_told, closed, decided,
        settle_first, version)
      values (?, ?, ?, 200, %d, 'many', 0, false, true, false, false, false, 0)\
      """
          .formatted(EXPIRY_SECONDS);

  private static final String LEGS =
      """
      insert into hold_invoice (leg_id, escrow_id, order_id, position, amount_msat, payment_hash,
        preimage_key, preimage_sealed, state, node, awarded, version)
      select gen_random_uuid(), ?, ?, n, 1000, hash, 'market', '', 'OPEN', ?, false, 0
      from unnest(?) with ordinality as all_hashes (hash, n)\
      """;

  private final BenchMarket market;
  private final Database database;
  private final UUID escrow = UUID.randomUUID();
  private final SecureRandom random = new SecureRandom();

  public OpenHolds(BenchMarket market) {
    this.market = market;
    this.database = market.database(MarketService.SETTLEMENT);
  }

  /** Makes so many, at the first of the market's nodes. */
  public void add(int count) throws Exception {
    LndNode node = market.marketNodes().getFirst();
    List<String> hashes = new ArrayList<>();
    ManagedChannel channel = node.connect();
    try (ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE)) {
      List<Future<String>> made = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        made.add(threads.submit(() -> invoice(channel)));
      }
      for (Future<String> one : made) {
        hashes.add(one.get());
      }
    } finally {
      channel.shutdownNow();
    }
    write(node.name(), hashes);
  }

  private String invoice(ManagedChannel node) {
    byte[] hash = new byte[32];
    synchronized (random) {
      random.nextBytes(hash);
    }
    var unused =
        InvoicesGrpc.newBlockingStub(node)
            .addHoldInvoice(
                AddHoldInvoiceRequest.newBuilder()
                    .setHash(ByteString.copyFrom(hash))
                    .setValueMsat(1_000)
                    .setExpiry(EXPIRY_SECONDS)
                    .build());
    return HexFormat.of().formatHex(hash);
  }

  private void write(String node, List<String> hashes) throws SQLException {
    try (Connection connection = connect();
        PreparedStatement holds = connection.prepareStatement(ESCROW);
        PreparedStatement legs = connection.prepareStatement(LEGS)) {
      holds.setObject(1, escrow);
      holds.setObject(2, escrow);
      holds.setString(3, node);
      holds.executeUpdate();
      legs.setObject(1, escrow);
      legs.setObject(2, escrow);
      legs.setString(3, node);
      legs.setArray(4, connection.createArrayOf("text", hashes.toArray()));
      legs.executeUpdate();
    }
  }

  /** Takes them out of the reconciler's sight, or puts them back. */
  public void setOpen(boolean open) throws SQLException {
    try (Connection connection = connect();
        PreparedStatement sql =
            connection.prepareStatement("update hold_invoice set state = ? where escrow_id = ?")) {
      sql.setString(1, open ? "OPEN" : "CANCELLED");
      sql.setObject(2, escrow);
      sql.executeUpdate();
    }
  }

  /** Seconds until the node was asked about so many, while nothing else is under way. */
  public double sweepSeconds(int count, Duration patience) throws Exception {
    long before = market.nodeCalls("LookupInvoiceV2");
    long began = System.nanoTime();
    while (market.nodeCalls("LookupInvoiceV2") - before < count) {
      if (System.nanoTime() - began > patience.toNanos()) {
        throw new IllegalStateException(
            "only %d of %d open holds were looked at within %s"
                .formatted(market.nodeCalls("LookupInvoiceV2") - before, count, patience));
      }
      Thread.sleep(50);
    }
    return (System.nanoTime() - began) / 1e9;
  }

  /** The node keeps its invoices until they expire. */
  @Override
  public void close() throws SQLException {
    try (Connection connection = connect()) {
      for (String table : new String[] {"hold_invoice", "escrow_holds"}) {
        try (PreparedStatement sql =
            connection.prepareStatement("delete from " + table + " where escrow_id = ?")) {
          sql.setObject(1, escrow);
          sql.executeUpdate();
        }
      }
    }
  }

  private Connection connect() throws SQLException {
    return DriverManager.getConnection(database.url(), database.user(), database.password());
  }
}
