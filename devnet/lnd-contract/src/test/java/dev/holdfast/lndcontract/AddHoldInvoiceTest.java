package dev.holdfast.lndcontract;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import dev.holdfast.lnd.invoicesrpc.AddHoldInvoiceRequest;
import dev.holdfast.lnd.lnrpc.Invoice;
import dev.holdfast.lnd.lnrpc.Invoice.InvoiceState;
import dev.holdfast.lnd.lnrpc.PayReq;
import dev.holdfast.lnd.lnrpc.PayReqString;
import io.grpc.Status.Code;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class AddHoldInvoiceTest extends Contract {
  private static final long YEAR = 365L * 24 * 3600;

  @Test
  void a_new_hold_is_open_and_its_request_says_what_was_asked() {
    Hold hold = Hold.fresh();
    String request =
        MARKET
            .invoices()
            .addHoldInvoice(hold.request(123_456).setMemo("three poems").setCltvExpiry(720).build())
            .getPaymentRequest();
    assertThat(stateOf(hold)).isEqualTo(InvoiceState.OPEN);
    PayReq said = decode(request);
    assertThat(said.getPaymentHash())
        .isEqualTo(HexFormat.of().formatHex(hold.hash().toByteArray()));
    assertThat(said.getNumMsat()).isEqualTo(123_456);
    assertThat(said.getDescription()).isEqualTo("three poems");
    assertThat(said.getCltvExpiry()).isEqualTo(720);
    assertThat(said.getExpiry()).isEqualTo(3600);
    assertThat(said.getPaymentAddr().size()).isEqualTo(32);
    assertThat(said.getFeaturesMap()).containsKeys(8, 14, 17);
  }

  @Test
  void a_payment_request_is_read_alike_by_every_node() {
    String request = addHold(Hold.fresh(), 1_000);
    PayReqString text = PayReqString.newBuilder().setPayReq(request).build();
    assertThat(PAYER.lightning().decodePayReq(text)).isEqualTo(decode(request));
  }

  @Test
  void a_hash_is_taken_only_once() {
    Hold hold = Hold.fresh();
    addHold(hold, 1_000);
    refused(hold.request(1_000), "invoice with payment hash already exists");
  }

  @Test
  void after_an_unclear_add_the_first_request_is_found_by_its_hash() {
    Hold hold = Hold.fresh();
    String request = addHold(hold, 1_000);
    assertThat(lookup(hold).getPaymentRequest()).isEqualTo(request);
  }

  @Test
  void a_cancelled_hash_is_not_free_again() {
    Hold hold = Hold.fresh();
    addHold(hold, 1_000);
    cancel(hold);
    refused(hold.request(1_000), "invoice with payment hash already exists");
  }

  @Test
  void the_hash_of_the_all_zeroes_preimage_is_refused() {
    refused(Hold.of(new byte[32]).request(1_000), "cannot use hash of all-zeroes preimage");
  }

  @Test
  void a_hash_of_another_length_is_refused() {
    refused(
        Hold.fresh().request(1_000).setHash(ByteString.copyFrom(new byte[31])),
        "invalid hash length of 31, want 32");
  }

  @Test
  void a_final_cltv_under_24_is_refused() {
    refused(
        Hold.fresh().request(1_000).setCltvExpiry(23),
        "CLTV delta of 23 must be greater than minimum of 24");
  }

  @Test
  void a_final_cltv_of_24_passes() {
    Hold hold = Hold.fresh();
    assertThat(
            MARKET
                .invoices()
                .addHoldInvoice(hold.request(1_000).setCltvExpiry(24).build())
                .getPaymentRequest())
        .isNotEmpty();
    assertThat(lookup(hold).getCltvExpiry()).isEqualTo(24);
  }

  @Test
  void the_default_final_cltv_is_80() {
    Hold hold = Hold.fresh();
    assertThat(
            MARKET
                .invoices()
                .addHoldInvoice(hold.request(1_000).clearCltvExpiry().build())
                .getAddIndex())
        .isPositive();
    assertThat(lookup(hold).getCltvExpiry()).isEqualTo(80);
  }

  @Test
  void a_memo_over_1024_bytes_is_refused() {
    refused(Hold.fresh().request(1_000).setMemo("m".repeat(1025)), "memo too large: 1025 bytes");
  }

  @Test
  void an_expiry_over_a_year_is_refused() {
    refused(Hold.fresh().request(1_000).setExpiry(YEAR + 1), "greater than max expiry");
  }

  @Test
  void an_amount_in_both_units_is_refused() {
    refused(Hold.fresh().request(1_000).setValue(1), "mutually exclusive");
  }

  @Test
  void a_request_of_another_network_is_refused() {
    PayReqString mainnet =
        PayReqString.newBuilder()
            .setPayReq(
                "lnbc1pvjluezpp5qqqsyqcyq5rqwzqfqqqsyqcyq5rqwzqfqqqsyqcyq5rqwzqfqypqdpl2pkx2ctnv5"
                    + "sxxmmwwd5kgetjypeh2ursdae8g6twvus8g6rfwvs8qun0dfjkxaq8rkx3yf5tcsyz3d73gafnh3"
                    + "cax9rn449d9p5uxz9ezhhypd0elx87sjle52x86fux2ypatgddc6k63n7erqz25le42c4u4ecky0"
                    + "3ylcqca784w")
            .build();
    assertRefused(
        () -> MARKET.lightning().decodePayReq(mainnet),
        Code.UNKNOWN,
        "invoice not for current active network 'simnet'");
  }

  @Test
  void an_amp_request_says_so_in_its_features() {
    String amp =
        PAYEE
            .lightning()
            .addInvoice(Invoice.newBuilder().setValueMsat(1_000).setIsAmp(true).build())
            .getPaymentRequest();
    assertThat(decode(amp).getFeaturesMap()).containsKey(30);
    assertRefused(pay(MARKET, amp).awaitEnd(), Code.UNKNOWN, "must be set to pay an AMP invoice");
  }

  private static PayReq decode(String request) {
    return MARKET.lightning().decodePayReq(PayReqString.newBuilder().setPayReq(request).build());
  }

  private static void refused(AddHoldInvoiceRequest.Builder request, String text) {
    assertRefused(() -> MARKET.invoices().addHoldInvoice(request.build()), Code.UNKNOWN, text);
  }
}
