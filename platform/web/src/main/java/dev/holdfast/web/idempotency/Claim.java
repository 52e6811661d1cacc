package dev.holdfast.web.idempotency;

import java.util.UUID;

/** What a request that brings a key finds. */
sealed interface Claim {

  /** It is the first: it runs, and its answer is kept under {@code claimId}. */
  record Ours(RequestKey key, UUID claimId) implements Claim {}

  /** It is a repetition. */
  record Answered(StoredAnswer answer) implements Claim {}

  /** The first one has not been answered yet. */
  record Running() implements Claim {}

  /** The key was used with another body. */
  record OtherBody() implements Claim {}
}
