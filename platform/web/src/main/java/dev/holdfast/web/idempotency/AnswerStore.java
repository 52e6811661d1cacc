package dev.holdfast.web.idempotency;

import java.security.MessageDigest;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.SqlParameterValue;
import org.springframework.transaction.support.TransactionTemplate;

/** Claims and first answers, in a transaction of their own each. */
final class AnswerStore {
  private static final String WHERE_OURS =
      " where caller = ? and route = ? and key = ? and claim_id = ?";

  private final JdbcTemplate jdbc;
  private final TransactionTemplate ownTransaction;
  private final Clock clock;
  private final Duration claimLife;
  private final Duration retention;
  private volatile boolean used;

  /**
   * @param claimLife after which an unanswered claim is taken for that of a dead process
   * @param retention after which an answer is forgotten
   */
  AnswerStore(
      JdbcTemplate jdbc,
      TransactionTemplate ownTransaction,
      Clock clock,
      Duration claimLife,
      Duration retention) {
    this.jdbc = jdbc;
    this.ownTransaction = ownTransaction;
    this.clock = clock;
    this.claimLife = claimLife;
    this.retention = retention;
  }

  /** Of many that come at once with one key exactly one gets {@link Claim.Ours}. */
  Claim claim(RequestKey key, byte[] requestHash) {
    used = true;
    Claim claim = ownTransaction.execute(status -> claimInTransaction(key, requestHash));
    if (claim == null) {
      throw new IllegalStateException("a claim has an outcome");
    }
    return claim;
  }

  /**
   * Not waited for until it is on the disk: what the request commits is written behind it, so that
   * the claim is never lost and its effect kept.
   */
  private Claim claimInTransaction(RequestKey key, byte[] requestHash) {
    UUID claimId = UUID.randomUUID();
    Instant now = clock.instant();
    int inserted =
        jdbc.update(
            "insert into idempotency_key (caller, route, key, request_hash, claim_id, claimed_at)"
                + " select ?, ?, ?, ?, ?, ?::timestamptz"
                + " from set_config('synchronous_commit', 'off', true) on conflict do nothing",
            key.caller(),
            key.route(),
            key.key(),
            requestHash,
            claimId,
            Timestamp.from(now));
    if (inserted == 1) {
      return new Claim.Ours(key, claimId);
    }
    List<Row> rows =
        jdbc.query(
            "select request_hash, claimed_at, status, content_type, location, etag, body"
                + " from idempotency_key where caller = ? and route = ? and key = ? for update",
            (row, n) ->
                new Row(
                    row.getBytes(1),
                    row.getTimestamp(2).toInstant(),
                    row.getObject(3) == null
                        ? null
                        : new StoredAnswer(
                            row.getInt(3),
                            row.getString(4),
                            row.getString(5),
                            row.getString(6),
                            row.getBytes(7))),
            key.caller(),
            key.route(),
            key.key());
    if (rows.isEmpty()) {
      // The first one was given back in this moment; the caller repeats.
      return new Claim.Running();
    }
    Row row = rows.getFirst();
    boolean stale =
        row.answer == null
            ? row.claimedAt.plus(claimLife).isBefore(now)
            : row.claimedAt.plus(retention).isBefore(now);
    if (stale) {
      takeOver(key, requestHash, claimId, now);
      return new Claim.Ours(key, claimId);
    }
    if (!MessageDigest.isEqual(row.requestHash, requestHash)) {
      return new Claim.OtherBody();
    }
    return row.answer == null ? new Claim.Running() : new Claim.Answered(row.answer);
  }

  private void takeOver(RequestKey key, byte[] requestHash, UUID claimId, Instant now) {
    jdbc.update(
        "update idempotency_key set request_hash = ?, claim_id = ?, claimed_at = ?, status = null,"
            + " content_type = null, location = null, etag = null, body = null"
            + " where caller = ? and route = ? and key = ?",
        requestHash,
        claimId,
        Timestamp.from(now),
        key.caller(),
        key.route(),
        key.key());
  }

  /** Keeps the answer, unless the claim was lost to a later one meanwhile. */
  void keep(Claim.Ours claim, StoredAnswer answer) {
    ownTransaction.executeWithoutResult(status ->
        jdbc.update(
            "update idempotency_key set status = ?, content_type = ?, location = ?, etag = ?,"
                + " body = ?"
                + WHERE_OURS,
            answer.status(),
            text(answer.contentType()),
            text(answer.location()),
            text(answer.etag()),
            answer.body(),
            claim.key().caller(),
            claim.key().route(),
            claim.key().key(),
            claim.claimId()));
  }

  /**
   * Of a null too: where its type is not said, the server prepares the statement anew each time.
   */
  private static SqlParameterValue text(@Nullable String text) {
    return new SqlParameterValue(Types.VARCHAR, text);
  }

  /** Frees the key: nothing came of the request. */
  void giveBack(Claim.Ours claim) {
    ownTransaction.executeWithoutResult(status ->
        jdbc.update(
            "delete from idempotency_key" + WHERE_OURS,
            claim.key().caller(),
            claim.key().route(),
            claim.key().key(),
            claim.claimId()));
  }

  /** Whether anything was claimed since the start: not every service has requests with a key. */
  boolean isUsed() {
    return used;
  }

  /** Forgets answers older than the retention. */
  int forgetOld() {
    Integer forgotten =
        ownTransaction.execute(status ->
            jdbc.update(
                "delete from idempotency_key where claimed_at < ?",
                Timestamp.from(clock.instant().minus(retention))));
    return forgotten == null ? 0 : forgotten;
  }

  private static final class Row {
    final byte[] requestHash;
    final Instant claimedAt;
    final @Nullable StoredAnswer answer;

    Row(byte[] requestHash, Instant claimedAt, @Nullable StoredAnswer answer) {
      this.requestHash = requestHash;
      this.claimedAt = claimedAt;
      this.answer = answer;
    }
  }
}
