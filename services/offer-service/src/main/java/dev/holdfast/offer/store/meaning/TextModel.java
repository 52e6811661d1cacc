package dev.holdfast.offer.store.meaning;

/** Makes a vector of a text; texts that mean nearly the same have a cosine near to 1. */
interface TextModel {

  int dimensions();

  /** Of length 1, so that a dot product is a cosine. */
  float[] vectorOf(String text);
}
