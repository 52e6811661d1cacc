package dev.holdfast.examples.demo;

/** How a provider treats the orders of an offer. */
enum Conduct {
  /** Does the work and delivers it. */
  DILIGENT,
  /** Delivers something of the right shape that is wrong. */
  CARELESS,
  /** Does nothing at all. */
  ASLEEP
}
