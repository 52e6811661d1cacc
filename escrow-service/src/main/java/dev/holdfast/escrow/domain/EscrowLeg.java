package dev.holdfast.escrow.domain;

import dev.holdfast.money.BlockHeight;
import dev.holdfast.money.Msat;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One hold invoice of an escrow: all or nothing. */
@Entity
public class EscrowLeg {

  @Id private UUID legId;
  private int position;
  private long amountMsat;

  @Enumerated(EnumType.STRING)
  private LegState state;

  private long lockedMsat;
  private @Nullable Integer expiryHeight;
  private boolean awarded;

  @SuppressWarnings("NullAway.Init")
  protected EscrowLeg() {}

  EscrowLeg(UUID legId, int position, Msat amount) {
    this.legId = legId;
    this.position = position;
    this.amountMsat = amount.value();
    this.state = LegState.PLANNED;
  }

  public UUID legId() {
    return legId;
  }

  public int position() {
    return position;
  }

  public Msat amount() {
    return Msat.of(amountMsat);
  }

  public LegState state() {
    return state;
  }

  /** What the payer's HTLCs hold, which may be a little more than the amount; zero before. */
  public Msat locked() {
    return Msat.of(lockedMsat);
  }

  public boolean awarded() {
    return awarded;
  }

  BlockHeight expiryHeight() {
    if (expiryHeight == null) {
      throw new IllegalStateException("leg " + legId + " was never accepted");
    }
    return BlockHeight.of(expiryHeight);
  }

  boolean isLocked() {
    return lockedMsat > 0;
  }

  void opened() {
    state = LegState.OPEN;
  }

  void accepted(Msat paid, BlockHeight earliestExpiry) {
    state = LegState.ACCEPTED;
    lockedMsat = paid.value();
    expiryHeight = earliestExpiry.value();
  }

  void decided(boolean settle) {
    awarded = settle;
    if (!state.isFinal()) {
      state = settle ? LegState.SETTLING : LegState.CANCELLING;
    }
  }

  void ended(LegState end) {
    state = end;
  }
}
