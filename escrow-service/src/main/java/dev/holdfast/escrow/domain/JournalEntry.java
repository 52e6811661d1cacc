package dev.holdfast.escrow.domain;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An entry of the journal. It cannot be built unless its lines sum to zero: money moves between
 * accounts, it does not begin or end here.
 */
public record JournalEntry(
    EntryKind kind,
    @Nullable UUID escrowId,
    @Nullable UUID legId,
    @Nullable UUID reference,
    List<Line> lines) {

  public JournalEntry {
    lines = List.copyOf(lines);
    long sum = 0;
    for (Line line : lines) {
      sum = Math.addExact(sum, line.amountMsat);
    }
    if (sum != 0 || lines.isEmpty()) {
      throw new IllegalArgumentException(kind + " sums to " + sum + " msat: " + lines);
    }
  }

  /**
   * @param amountMsat what comes into the account, negative what goes out; never zero
   */
  public record Line(String account, long amountMsat) {}

  static Builder of(EntryKind kind) {
    return new Builder(kind);
  }

  static final class Builder {
    private final EntryKind kind;
    private final List<Line> lines = new ArrayList<>();
    private @Nullable UUID escrowId;
    private @Nullable UUID legId;
    private @Nullable UUID reference;

    private Builder(EntryKind kind) {
      this.kind = kind;
    }

    Builder escrow(UUID id) {
      escrowId = id;
      return this;
    }

    Builder leg(UUID id) {
      legId = id;
      return this;
    }

    Builder reference(UUID id) {
      reference = id;
      return this;
    }

    /** A line; one of zero is left out. */
    Builder line(String account, long amountMsat) {
      if (amountMsat != 0) {
        lines.add(new Line(account, amountMsat));
      }
      return this;
    }

    JournalEntry build() {
      return new JournalEntry(kind, escrowId, legId, reference, lines);
    }
  }
}
