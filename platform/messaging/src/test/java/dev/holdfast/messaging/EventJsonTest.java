package dev.holdfast.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.contracts.escrow.LegsPlanned;
import org.junit.jupiter.api.Test;

class EventJsonTest {
  @Test
  void an_event_of_an_older_service_is_read_without_the_flag_that_it_does_not_have() {
    LegsPlanned planned =
        EventJson.MAPPER.readValue(
            """
            {"escrow_id":"01a20b61-d797-7978-93d7-6ad281509ac2",
             "order_id":"01a20b61-d7a0-7b63-b20f-546e41748790","legs":[],"final_cltv_blocks":200,
             "invoice_expiry_seconds":600,"memo":"an order","payout_reserve_msat":990000}
            """,
            LegsPlanned.class);
    assertThat(planned.buyerHasHistory()).isFalse();
    assertThat(planned.payoutReserveMsat().value()).isEqualTo(990_000);
  }
}
