package dev.holdfast.simulator.core;

import com.google.protobuf.ByteString;
import dev.holdfast.lnd.lnrpc.ChannelEventUpdate;
import dev.holdfast.lnd.lnrpc.ChannelPoint;
import fr.acinq.bitcoin.Crypto;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;

/** A payment channel: two balances in msat, and the HTLCs of either direction. */
public final class Channel {
  /** Taken from the opener's balance, whole satoshis; it does not move here. */
  public static final long COMMIT_FEE_SAT = 3_470;

  private static final int RESERVE_PERCENT = 1;
  private static final int OPEN = -1;

  final long id;
  final Node opener;
  final Node peer;
  final long capacityMsat;
  final int maxHtlcs;
  private final ByteString txid;
  private final Side openerSide;
  private final Side peerSide;
  private boolean enabled = true;
  private int closedAt = OPEN;

  private static final class Side {
    private long balanceMsat;
    private long nextIndex;
    private long sentMsat;
    private final Map<Long, PendingHtlc> sending = new LinkedHashMap<>();
    private long sendingMsat;

    private Side(long balanceMsat) {
      this.balanceMsat = balanceMsat;
    }
  }

  /**
   * @param localMsat the opener's share, commit fee included
   */
  public Channel(
      int number, int height, Node opener, Node peer, long capacityMsat, long localMsat) {
    long openerMsat = localMsat - COMMIT_FEE_SAT * 1000;
    if (openerMsat < 0 || localMsat > capacityMsat) {
      throw new IllegalArgumentException("the opener's share must cover the commit fee");
    }
    this.id = (long) height << 40 | (long) number << 16;
    this.opener = opener;
    this.peer = peer;
    this.capacityMsat = capacityMsat;
    this.maxHtlcs = opener.settings().maxHtlcs();
    this.txid =
        ByteString.copyFrom(Crypto.sha256(("funding " + id).getBytes(StandardCharsets.UTF_8)));
    this.openerSide = new Side(openerMsat);
    this.peerSide = new Side(capacityMsat - localMsat);
  }

  public long id() {
    return id;
  }

  /** Tells both ends. */
  public void tell(ChannelEventUpdate event) {
    opener.channelEvents().publish(event);
    peer.channelEvents().publish(event);
  }

  Node other(Node node) {
    return node == opener ? peer : opener;
  }

  boolean active() {
    return enabled && isOpen() && opener.linksUp() && peer.linksUp();
  }

  public void setEnabled(boolean on) {
    enabled = on;
  }

  /** False from the moment somebody puts it on chain. */
  boolean isOpen() {
    return closedAt == OPEN;
  }

  /** Whether the closing transaction still waits for its block. */
  boolean waitsForClose(int height) {
    return !isOpen() && height <= closedAt;
  }

  public void close(int height) {
    closedAt = height;
  }

  boolean isEmpty() {
    return openerSide.sending.isEmpty() && peerSide.sending.isEmpty();
  }

  long balanceMsat(Node node) {
    return side(node).balanceMsat;
  }

  /** HTLCs under way from this node. */
  Collection<PendingHtlc> sending(Node node) {
    return side(node).sending.values();
  }

  long sendingMsat(Node node) {
    return side(node).sendingMsat;
  }

  long sentMsat(Node node) {
    return side(node).sentMsat;
  }

  long updates() {
    return openerSide.nextIndex + peerSide.nextIndex;
  }

  long reserveMsat() {
    return capacityMsat / 100 * RESERVE_PERCENT;
  }

  /** What this node could send in one HTLC; 0 if no slot is free. */
  long spendableMsat(Node node) {
    Side side = side(node);
    if (side.sending.size() >= maxHtlcs) {
      return 0;
    }
    return Math.max(0, side.balanceMsat - reserveMsat());
  }

  PendingHtlc add(Node sender, long amountMsat, ByteString hash, int expiry) {
    Side side = side(sender);
    PendingHtlc htlc = new PendingHtlc(this, sender, side.nextIndex++, amountMsat, hash, expiry);
    side.balanceMsat -= amountMsat;
    side.sendingMsat += amountMsat;
    side.sending.put(htlc.index(), htlc);
    return htlc;
  }

  /** Takes an HTLC away: its amount is the receiver's if settled, else the sender's again. */
  void remove(PendingHtlc htlc, boolean settled) {
    Side from = side(htlc.sender());
    if (from.sending.remove(htlc.index()) == null) {
      throw new IllegalStateException("HTLC removed twice");
    }
    from.sendingMsat -= htlc.amountMsat();
    if (settled) {
      from.sentMsat += htlc.amountMsat();
      side(htlc.receiver()).balanceMsat += htlc.amountMsat();
    } else {
      from.balanceMsat += htlc.amountMsat();
    }
  }

  String point() {
    return HexFormat.of().formatHex(txid.toByteArray()) + ":0";
  }

  public ChannelPoint pointMessage() {
    return ChannelPoint.newBuilder().setFundingTxidBytes(txid).build();
  }

  private Side side(Node node) {
    return node == opener ? openerSide : peerSide;
  }
}
