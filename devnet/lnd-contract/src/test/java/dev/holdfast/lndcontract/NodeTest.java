package dev.holdfast.lndcontract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.protobuf.ByteString;
import dev.holdfast.lnd.chainrpc.BlockEpoch;
import dev.holdfast.lnd.lnrpc.ChannelEventSubscription;
import dev.holdfast.lnd.lnrpc.ChannelEventUpdate;
import dev.holdfast.lnd.lnrpc.GetInfoRequest;
import dev.holdfast.lnd.lnrpc.GetInfoResponse;
import dev.holdfast.lnd.lnrpc.GetStateRequest;
import dev.holdfast.lnd.lnrpc.ListChannelsRequest;
import dev.holdfast.lnd.lnrpc.SignMessageRequest;
import dev.holdfast.lnd.lnrpc.VerifyMessageRequest;
import dev.holdfast.lnd.lnrpc.VerifyMessageResponse;
import dev.holdfast.lnd.lnrpc.WalletState;
import dev.holdfast.lndcontract.LightningDevnet.Role;
import io.grpc.Status.Code;
import io.grpc.StatusRuntimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class NodeTest extends Contract {
  @Test
  void a_running_node_is_active_and_says_so_without_a_macaroon() {
    assertThat(MARKET.with(null).state().getState(GetStateRequest.getDefaultInstance()).getState())
        .isEqualTo(WalletState.SERVER_ACTIVE);
  }

  @Test
  void a_node_says_who_it_is_and_which_network_it_is_on() {
    DEVNET.mine(1);
    GetInfoResponse info = info(MARKET);
    assertThat(info.getIdentityPubkey()).matches("0[23][0-9a-f]{64}");
    assertThat(info.getChains(0).getNetwork()).isEqualTo("simnet");
    assertThat(info.getSyncedToChain()).isTrue();
    assertThat(info.getNumActiveChannels()).isPositive();
  }

  @Test
  void a_node_whose_tip_is_over_two_hours_old_is_not_synced_until_a_block_comes() {
    assumeTrue(DEVNET.canPassHours(), "hours cannot pass here");
    DEVNET.mine(1);
    DEVNET.letTimePass(Duration.ofHours(2).plusSeconds(5));
    assertThat(info(MARKET).getSyncedToChain()).isFalse();
    DEVNET.mine(1);
    awaitTrue(() -> info(MARKET).getSyncedToChain());
  }

  @Test
  void block_epochs_start_with_the_tip_and_go_on_with_every_block() {
    Recorder<BlockEpoch, BlockEpoch> blocks = new Recorder<>();
    MARKET.chain().registerBlockEpochNtfn(BlockEpoch.getDefaultInstance(), blocks);
    int tip = blocks.await(any -> true).getHeight();
    assertThat(tip).isEqualTo(height());
    DEVNET.mine(2);
    blocks.await(block -> block.getHeight() == tip + 2);
    assertThat(blocks.messages())
        .extracting(BlockEpoch::getHeight)
        .containsExactly(tip, tip + 1, tip + 2);
    assertThat(blocks.messages().getLast().getHash().size()).isEqualTo(32);
    blocks.close();
  }

  @Test
  void a_node_that_is_down_cannot_be_reached_and_comes_back_with_what_it_knew() {
    Hold hold = Hold.fresh();
    String request = addHold(hold, 1_000_000);
    withoutMarket(() -> assertRefused(() -> lookup(hold), Code.UNAVAILABLE, ""));
    assertThat(lookup(hold).getPaymentRequest()).isEqualTo(request);
  }

  @Test
  void a_node_that_starts_refuses_calls_in_words_that_say_it_is_only_not_ready() throws Exception {
    stop(Role.MARKET);
    start(Role.MARKET, MARKET);
    Set<String> refusals = new LinkedHashSet<>();
    Instant giveUp = Instant.now().plusSeconds(90);
    while (Instant.now().isBefore(giveUp)) {
      try {
        MARKET.reconnect();
        height();
        break;
      } catch (StatusRuntimeException notYet) {
        if (notYet.getStatus().getCode() == Code.UNKNOWN) {
          refusals.add(String.valueOf(notYet.getStatus().getDescription()));
        }
        Thread.sleep(5);
      }
    }
    assertThat(refusals)
        .isSubsetOf(
            "waiting to start, RPC services not available",
            "wallet locked, unlock it to enable full RPC access",
            "the RPC server is in the process of starting up, but not yet ready to accept calls");
    assertThat(height()).isPositive();
    awaitActive(MARKET);
  }

  @Test
  void the_channels_of_a_peer_that_goes_down_are_inactive_until_it_is_back() {
    Recorder<ChannelEventSubscription, ChannelEventUpdate> events = new Recorder<>();
    MARKET.streams().subscribeChannelEvents(ChannelEventSubscription.getDefaultInstance(), events);
    // On a busy machine the stream begins late, and may miss what happens first.
    takeDownAndUp();
    takeDownAndUp();
    events.await(ChannelEventUpdate::hasInactiveChannel);
    events.await(ChannelEventUpdate::hasActiveChannel);
    events.close();
  }

  private static void takeDownAndUp() {
    long all = activeChannels();
    stop(Role.PAYEE);
    awaitTrue(() -> activeChannels() < all);
    start(Role.PAYEE, PAYEE);
    awaitActive(PAYEE);
    awaitTrue(() -> activeChannels() == all);
  }

  @Test
  void a_signed_message_is_verified_by_another_node_and_names_its_signer() {
    ByteString message = ByteString.copyFromUtf8("I am the market");
    String signature =
        MARKET
            .lightning()
            .signMessage(SignMessageRequest.newBuilder().setMsg(message).build())
            .getSignature();
    VerifyMessageResponse verified = verify(message, signature);
    assertThat(verified.getValid()).isTrue();
    assertThat(verified.getPubkey()).isEqualTo(info(MARKET).getIdentityPubkey());
    assertThat(verify(ByteString.copyFromUtf8("I am not"), signature).getPubkey())
        .isNotEqualTo(info(MARKET).getIdentityPubkey());
  }

  private static VerifyMessageResponse verify(ByteString message, String signature) {
    return PAYER
        .lightning()
        .verifyMessage(
            VerifyMessageRequest.newBuilder().setMsg(message).setSignature(signature).build());
  }

  private static long activeChannels() {
    return MARKET
        .lightning()
        .listChannels(ListChannelsRequest.newBuilder().setActiveOnly(true).build())
        .getChannelsCount();
  }

  private static GetInfoResponse info(Lnd node) {
    return node.lightning().getInfo(GetInfoRequest.getDefaultInstance());
  }
}
