package dev.holdfast.lndcontract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.lnd.invoicesrpc.LookupInvoiceMsg;
import dev.holdfast.lnd.lnrpc.BakeMacaroonRequest;
import dev.holdfast.lnd.lnrpc.ChannelBalanceRequest;
import dev.holdfast.lnd.lnrpc.GetInfoRequest;
import dev.holdfast.lnd.lnrpc.MacaroonPermission;
import dev.holdfast.lndcontract.LightningDevnet.Role;
import io.grpc.Status.Code;
import org.junit.jupiter.api.Test;

class MacaroonTest extends Contract {
  @Test
  void a_call_without_a_macaroon_is_refused() {
    assertRefused(() -> info(MARKET.with(null)), Code.UNKNOWN, "expected 1 macaroon, got 0");
  }

  @Test
  void a_macaroon_of_another_node_is_refused() {
    String other = DEVNET.connection(Role.PAYER).macaroonHex();
    assertRefused(() -> info(MARKET.with(other)), Code.UNKNOWN, "verification failed");
  }

  @Test
  void a_macaroon_baked_for_one_call_allows_that_call_alone() {
    Lnd limited = MARKET.with(bake(uri("/lnrpc.Lightning/GetInfo")));
    info(limited);
    assertRefused(
        () -> limited.lightning().channelBalance(ChannelBalanceRequest.getDefaultInstance()),
        Code.UNKNOWN,
        "permission denied");
  }

  @Test
  void looking_an_invoice_up_needs_the_permission_to_write_invoices() {
    Hold hold = Hold.fresh();
    addHold(hold, 1_000);
    LookupInvoiceMsg lookup = LookupInvoiceMsg.newBuilder().setPaymentHash(hold.hash()).build();
    Lnd reader = MARKET.with(bake(permission("invoices", "read")));
    assertRefused(
        () -> reader.invoices().lookupInvoiceV2(lookup), Code.UNKNOWN, "permission denied");
    Lnd writer = MARKET.with(bake(permission("invoices", "write")));
    assertThat(writer.invoices().lookupInvoiceV2(lookup).getRHash()).isEqualTo(hold.hash());
  }

  @Test
  void a_permission_for_a_call_that_does_not_exist_is_refused() {
    assertRefused(
        () -> bake(uri("/lnrpc.Lightning/PrintMoney")),
        Code.UNKNOWN,
        "invalid permission action, must be an existing URI");
  }

  private static void info(Lnd node) {
    assertThat(node.lightning().getInfo(GetInfoRequest.getDefaultInstance()).getIdentityPubkey())
        .hasSize(66);
  }

  private static String bake(MacaroonPermission... permissions) {
    BakeMacaroonRequest.Builder request = BakeMacaroonRequest.newBuilder();
    for (MacaroonPermission permission : permissions) {
      request.addPermissions(permission);
    }
    return MARKET.lightning().bakeMacaroon(request.build()).getMacaroon();
  }

  private static MacaroonPermission uri(String call) {
    return permission("uri", call);
  }

  private static MacaroonPermission permission(String entity, String action) {
    return MacaroonPermission.newBuilder().setEntity(entity).setAction(action).build();
  }
}
