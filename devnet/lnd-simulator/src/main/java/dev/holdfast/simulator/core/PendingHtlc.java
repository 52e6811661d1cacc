package dev.holdfast.simulator.core;

import com.google.protobuf.ByteString;

/**
 * An HTLC on one channel.
 *
 * @param index the sender's counter on this channel
 * @param expiry block height
 */
public record PendingHtlc(
    Channel channel, Node sender, long index, long amountMsat, ByteString hash, int expiry) {
  Node receiver() {
    return channel.other(sender);
  }
}
