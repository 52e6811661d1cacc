package dev.holdfast.settlement.store;

import dev.holdfast.settlement.domain.node.PaymentHash;
import dev.holdfast.settlement.domain.payout.PaymentHashes;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** The registry of hashes as one table with the hash as its key. */
@Component
class JdbcPaymentHashes implements PaymentHashes {
  private final JdbcTemplate jdbc;

  JdbcPaymentHashes(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public boolean claim(PaymentHash hash, UUID owner) {
    int inserted =
        jdbc.update(
            "insert into payment_hash (hash, owner) values (?, ?) on conflict do nothing",
            hash.hex(),
            owner);
    return inserted == 1
        || Boolean.TRUE.equals(
            jdbc.queryForObject(
                "select owner = ? from payment_hash where hash = ?",
                Boolean.class,
                owner,
                hash.hex()));
  }

  @Override
  public boolean isSeen(PaymentHash hash) {
    return Boolean.TRUE.equals(
        jdbc.queryForObject(
            "select exists (select 1 from payment_hash where hash = ?)",
            Boolean.class,
            hash.hex()));
  }
}
