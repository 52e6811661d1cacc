package dev.holdfast.receipts;

/** A document that is no receipt, or not the one that was signed. */
public final class ReceiptInvalidException extends Exception {

  public ReceiptInvalidException(String why) {
    super(why);
  }
}
