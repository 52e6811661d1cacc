package dev.holdfast.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.contracts.agent.AgentEvent;
import dev.holdfast.contracts.dispute.DisputeEvent;
import dev.holdfast.contracts.escrow.EscrowEvent;
import dev.holdfast.contracts.offer.OfferEvent;
import dev.holdfast.contracts.order.OrderEvent;
import dev.holdfast.contracts.settlement.SettlementEvent;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class EventTypesTest {

  @Test
  void every_event_has_a_type_of_its_own_that_leads_back_to_it() {
    assertThat(EventTypes.all().values()).doesNotHaveDuplicates();
    EventTypes.all().forEach((event, type) -> assertThat(EventTypes.classOf(type)).contains(event));
  }

  @Test
  void no_event_of_a_service_is_without_a_type() {
    List<Class<?>> families =
        List.of(
            AgentEvent.class,
            OfferEvent.class,
            OrderEvent.class,
            EscrowEvent.class,
            SettlementEvent.class,
            DisputeEvent.class);
    assertThat(families.stream().flatMap(family -> Stream.of(family.getPermittedSubclasses())))
        .allSatisfy(
            event -> assertThat(EventTypes.all()).containsKey(event.asSubclass(Event.class)));
  }
}
