package dev.holdfast.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.holdfast.money.Msat;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import tools.jackson.databind.JsonNode;

/** A service with every kind of call. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({MadeUpService.Things.class, MadeUpService.ThingProblems.class})
class MadeUpService {

  record Price(
      @JsonProperty("amount_msat") @NotNull Msat amount, @JsonProperty("model") String model) {}

  record Thing(
      @JsonProperty("title") @NotBlank String title,
      @JsonProperty("price") @Valid @NotNull Price price,
      @JsonProperty("delivery_seconds") long deliverySeconds,
      @JsonProperty("tags") @Nullable List<String> tags,
      @JsonProperty("colour") @Nullable Colour colour,
      @JsonProperty("input") @Nullable JsonNode input) {}

  enum Colour {
    RED,
    GREEN
  }

  /** A refusal of the domain. */
  static final class ThingIsBroken extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  @RestControllerAdvice
  static class ThingProblems {
    @ExceptionHandler
    ProblemException broken(ThingIsBroken e) {
      return Problems.wrongState("the thing is broken");
    }
  }

  @RestController
  static class Things {
    static final AtomicInteger EFFECTS = new AtomicInteger();
    static final AtomicInteger FAILURES_LEFT = new AtomicInteger();
    static volatile CountDownLatch gate = new CountDownLatch(0);

    private final JdbcTemplate jdbc;

    Things(JdbcTemplate jdbc) {
      this.jdbc = jdbc;
    }

    @PostMapping("/v1/things/echo")
    Thing echo(@Valid @RequestBody Thing thing) {
      return thing;
    }

    @GetMapping("/v1/open")
    Map<String, String> open(@Nullable Caller caller) {
      return Map.of("caller", caller == null ? "nobody" : caller.agentId());
    }

    @GetMapping("/v1/me")
    Caller me(Caller caller) {
      return caller;
    }

    @GetMapping("/v1/judged")
    String judged(Caller caller) {
      caller.require(Role.ARBITER);
      return "so be it";
    }

    @GetMapping("/v1/things/{id}")
    UUID thing(@PathVariable UUID id) {
      return id;
    }

    @GetMapping("/v1/things")
    int list(@RequestParam(required = false) @Nullable Integer limit) {
      return Cursor.limit(limit);
    }

    @GetMapping("/v1/search")
    @Nullable String search(@RequestParam String q) {
      return jdbc.queryForObject("select ?::text", String.class, q);
    }

    @GetMapping("/v1/broken")
    String broken() {
      throw new ThingIsBroken();
    }

    @GetMapping("/v1/unexpected")
    String unexpected() {
      throw new IllegalStateException("the password is hunter2");
    }

    @PostMapping("/v1/things")
    @Idempotent
    ResponseEntity<Map<String, Object>> make(
        Caller caller, IdempotencyKey key, @Valid @RequestBody Thing thing)
        throws InterruptedException {
      gate.await();
      if (FAILURES_LEFT.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
        throw Problems.lightningUnavailable("no node");
      }
      int effect = EFFECTS.incrementAndGet();
      if (thing.title().equals("refused")) {
        throw Problems.conflict("refused " + effect);
      }
      return ResponseEntity.created(URI.create("/v1/things/" + effect))
          .eTag("\"" + effect + "\"")
          .body(Map.of("effect", effect, "key", key.value(), "caller", caller.agentId()));
    }

    @PostMapping("/v1/things/later")
    @Idempotent
    Callable<Map<String, Object>> later(@RequestBody Thing thing) {
      return () -> Map.of("effect", EFFECTS.incrementAndGet(), "title", thing.title());
    }
  }
}
