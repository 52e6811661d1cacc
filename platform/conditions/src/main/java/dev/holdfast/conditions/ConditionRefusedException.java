package dev.holdfast.conditions;

/** A condition that is too large, too deep, unknown or malformed. */
public final class ConditionRefusedException extends RuntimeException {

  private final String pointer;

  /**
   * @param pointer JSON Pointer of the place in the array of conditions
   */
  public ConditionRefusedException(String pointer, String why) {
    super(why);
    this.pointer = pointer;
  }

  public String pointer() {
    return pointer;
  }
}
