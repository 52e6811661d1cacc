package dev.holdfast.web.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.holdfast.web.FieldError;
import java.util.List;

/**
 * The body of a refusal, {@code application/problem+json}.
 *
 * @param type a page that says what to do
 * @param instance path of the request
 */
public record Problem(
    @JsonProperty("type") String type,
    @JsonProperty("code") String code,
    @JsonProperty("title") String title,
    @JsonProperty("status") int status,
    @JsonProperty("detail") String detail,
    @JsonProperty("instance") String instance,
    @JsonProperty("request_id") String requestId,
    @JsonProperty("errors") @JsonInclude(JsonInclude.Include.NON_EMPTY) List<FieldError> errors) {}
