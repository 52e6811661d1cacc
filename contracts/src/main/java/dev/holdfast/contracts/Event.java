package dev.holdfast.contracts;

/**
 * Something that happened and was committed. On the wire a CloudEvent whose type is {@link
 * EventTypes#typeOf} and whose data is the record as JSON in snake_case.
 */
public interface Event {

  /** The topic it is told on, one of {@link Topics}. */
  String topic();

  /**
   * The Kafka key: the order id for everything that belongs to an order, so that its events keep
   * their order; else the id of the aggregate.
   */
  String key();
}
