package dev.holdfast.settlement;

import com.google.protobuf.ByteString;
import dev.holdfast.lnd.invoicesrpc.AddHoldInvoiceRequest;
import dev.holdfast.simulator.SimulatedNode;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.UUID;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Legs that are OPEN on a node and in the database, as after months of orders nobody paid. */
final class WaitingLegs {
  private final JdbcClient jdbc;
  private final SimulatedNode node;
  private final SecureRandom random = new SecureRandom();

  WaitingLegs(JdbcClient jdbc, SimulatedNode node) {
    this.jdbc = jdbc;
    this.node = node;
  }

  void add(int count) {
    UUID escrow = UUID.randomUUID();
    jdbc.sql(
            """
            insert into escrow_holds values (:id, :id, 'market-1', 200, 86400, 'many', 0, false,
              true, false, null, false, false, 0)
            """)
        .param("id", escrow)
        .update();
    try (TestWallet wallet = new TestWallet(node)) {
      String[] hashes =
          IntStream.range(0, count)
              .parallel()
              .mapToObj(i -> invoice(wallet))
              .toArray(String[]::new);
      jdbc.sql(
              """
              insert into hold_invoice (leg_id, escrow_id, order_id, position, amount_msat,
                payment_hash, preimage_key, preimage_sealed, state, node, awarded, version)
              select gen_random_uuid(), :id, :id, n, 1000, hash, 'k1', '', 'OPEN', 'market-1',
                false, 0
              from unnest(:hashes) with ordinality as all_hashes (hash, n)
              """)
          .param("id", escrow)
          .param("hashes", hashes)
          .update();
    }
  }

  private String invoice(TestWallet wallet) {
    byte[] hash = new byte[32];
    random.nextBytes(hash);
    wallet
        .invoices()
        .addHoldInvoice(
            AddHoldInvoiceRequest.newBuilder()
                .setHash(ByteString.copyFrom(hash))
                .setValueMsat(1_000)
                .setExpiry(86_400)
                .build());
    return HexFormat.of().formatHex(hash);
  }
}
