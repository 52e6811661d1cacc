package dev.holdfast.order;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.holdfast.order.domain.OrderLeg;
import dev.holdfast.order.domain.Orders;
import dev.holdfast.testkit.TestPostgres;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/** What a step knows of an order's legs once it has the order for itself. */
class LegsOfALockedOrderTest extends OrderServiceBase {

  @Autowired private Orders orders;
  @Autowired private TransactionTemplate transaction;
  @Autowired private JdbcTemplate jdbc;
  @Autowired private DataSource database;

  @Test
  void a_step_that_waited_for_another_knows_what_that_one_made_of_the_legs() throws Exception {
    UUID order = fundedOrder();
    CompletableFuture<OrderLeg.State> waited =
        transaction.execute(first -> {
          assertThat(stateOfTheLegOf(order)).isEqualTo(OrderLeg.State.OPEN);
          var second = CompletableFuture.supplyAsync(() -> stateOfTheLegInAnotherStep(order));
          await().until(() -> TestPostgres.somebodyWaits(database));
          jdbc.update("update market_order set changed_at = now() where order_id = ?", order);
          jdbc.update("update order_leg set state = 'ACCEPTED' where order_id = ?", order);
          return second;
        });
    assertThat(waited).isNotNull();
    assertThat(waited.get(10, SECONDS)).isEqualTo(OrderLeg.State.ACCEPTED);
  }

  @Test
  void an_order_that_has_no_legs_yet_can_be_locked_as_well() {
    UUID order = id(buyer.with("Prefer", "wait=0").post("/v1/orders", orderOf(publishOffer())));
    Boolean without =
        transaction.execute(step -> orders.lock(order).orElseThrow().legs().isEmpty());
    assertThat(without).isTrue();
  }

  private OrderLeg.State stateOfTheLegInAnotherStep(UUID order) {
    return transaction.execute(second -> stateOfTheLegOf(order));
  }

  private OrderLeg.State stateOfTheLegOf(UUID order) {
    return orders.lock(order).orElseThrow().legs().getFirst().state();
  }
}
