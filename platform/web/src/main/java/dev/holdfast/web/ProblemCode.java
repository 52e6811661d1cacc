package dev.holdfast.web;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Every code a caller may meet, and what to do about it. docs/problems.md is made from this. */
public enum ProblemCode {
  VALIDATION_FAILED(
      400,
      "The request is not valid",
      "Correct the fields named in `errors` and send it again, with a new Idempotency-Key."),
  UNKNOWN_FIELD(
      400,
      "The request has a field that is not known",
      "Remove the field named in `errors`, or correct its name; names are snake_case."),
  MALFORMED_JSON(
      400,
      "The body is not JSON",
      "Send one JSON document in UTF-8, each name once in an object, at most 64 levels deep."),
  UNAUTHENTICATED(
      401,
      "Who you are could not be established",
      "Get a token with `POST /v1/auth/challenges` and `POST /v1/auth/tokens` and send it as"
          + " `Authorization: Bearer …`; a token lives about 15 minutes."),
  CHALLENGE_INVALID(
      401,
      "The challenge cannot be used",
      "It is unknown, used or older than 5 minutes: ask for a new one."),
  SIGNATURE_INVALID(
      401,
      "The signature does not prove the key",
      "Sign the challenge's `message` exactly as given, with the key whose x coordinate is the"
          + " `agent_id`, then ask for a new challenge: this one is spent."),
  FORBIDDEN(403, "You may not do this", "Only the party or role named in `detail` may."),
  NOT_FOUND(
      404,
      "There is no such thing",
      "Check the path and the id. What you are not a party of looks as if it did not exist."),
  METHOD_NOT_ALLOWED(405, "The path has no such method", "See the `Allow` header."),
  NOT_ACCEPTABLE(406, "The answer is not available in that form", "Accept `application/json`."),
  CONFLICT(
      409,
      "Something else stands against it",
      "Read the resource again; `detail` says what is in the way."),
  WRONG_STATE(
      409,
      "It is not in a state that allows this",
      "Read the resource: `state` says where it is, `actions` what may be done next."),
  REQUEST_IN_PROGRESS(
      409,
      "The first request with this Idempotency-Key is still running",
      "Wait a moment and send the very same request again."),
  STALE_VERSION(
      412,
      "It has changed since you read it",
      "Read it again, apply your change to what you find, and send its `ETag` as `If-Match`."),
  PAYLOAD_TOO_LARGE(
      413, "The body is too large", "Send at most 1 MiB; give larger results as URL and hash."),
  UNSUPPORTED_MEDIA_TYPE(
      415, "The body is of another type", "Send `Content-Type: application/json`."),
  IDEMPOTENCY_KEY_MISSING(
      400,
      "The Idempotency-Key header is missing",
      "Make one up for each intent (a UUID), and send the same one with every repetition."),
  IDEMPOTENCY_KEY_REUSED(
      422,
      "The Idempotency-Key was used for another request",
      "Use a new key for a new request. A repetition has the very same body."),
  WINDOW_TOO_LONG(
      422,
      "No HTLC can live that long",
      "Shorten the windows; `detail` names the longest possible."),
  PRICE_TOO_SMALL(422, "The price is below the least price", "`detail` names the least price."),
  PRICE_TOO_SMALL_FOR_SPLIT(
      422,
      "The price is too small to be split",
      "Raise the price, or choose a deadline outcome that does not need a split."),
  PRICE_MODEL_UNKNOWN(422, "The price model is not known", "`detail` lists those that are."),
  DEADLINE_OUTCOME_UNSUPPORTED(
      422, "The deadline outcome is not supported", "`detail` lists those that are."),
  SCHEMA_INVALID(
      422,
      "The JSON Schema cannot be used",
      "No remote `$ref`, at most 64 KiB and depth 32, patterns for a linear-time engine."),
  INPUT_SCHEMA_MISMATCH(
      422, "The input does not match the offer's schema", "`errors` names the places."),
  RESULT_SCHEMA_MISMATCH(
      422, "The result does not match the offer's schema", "`errors` names the places."),
  CONDITIONS_INVALID(
      422,
      "The conditions cannot be used",
      "`errors` names the place. At most 16 KiB, 8 levels, 64 conditions, 16 evaluators, 4 probes;"
          + " no party is its own evaluator."),
  EVALUATION_INVALID(
      422,
      "The evaluation is not signed by the evaluator",
      "Sign the `message_pass` or `message_fail` of `GET /v1/orders/{id}/evaluations` exactly as"
          + " given, with your own key."),
  QUOTE_UNUSABLE(
      409,
      "The quote cannot be used",
      "It is expired, of another offer, or used: ask for a new one."),
  PAYOUT_INVOICE_INVALID(
      422,
      "The payout invoice cannot be paid",
      "`detail` says why. Make a new BOLT11 of your own node, of the amount due or without an"
          + " amount, and send that."),
  PAYOUT_UNDER_WAY(
      409,
      "A payment of the invoice before may still arrive",
      "Wait for `order.payout-invoice-needed`, or until that invoice has run out for ten minutes;"
          + " two invoices of one award are never paid."),
  CAPACITY_REACHED(
      429,
      "A limit of the market is reached",
      "Finish or cancel what is open, or wait: `detail` says which limit it is."),
  RATE_LIMITED(429, "Too many requests", "Wait as long as `Retry-After` says."),
  INTERNAL_ERROR(
      500,
      "Something is wrong on our side",
      "Repeat it with the same Idempotency-Key; if it stays, report the `request_id`."),
  SERVICE_UNAVAILABLE(
      503,
      "A part of the market does not answer",
      "Repeat it after `Retry-After`, with the same Idempotency-Key."),
  LIGHTNING_UNAVAILABLE(
      503,
      "No Lightning node can do this now",
      "Wait: what was started goes on by itself when a node is back; else repeat it.");

  private final int status;
  private final String title;
  private final String remedy;

  ProblemCode(int status, String title, String remedy) {
    this.status = status;
    this.title = title;
    this.remedy = remedy;
  }

  /** The code in kebab-case, as in the answer. */
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  public int status() {
    return status;
  }

  public String title() {
    return title;
  }

  /** What the caller can do about it, in Markdown. */
  public String remedy() {
    return remedy;
  }

  public static Optional<ProblemCode> of(String code) {
    return Arrays.stream(values()).filter(c -> c.code().equals(code)).findFirst();
  }
}
