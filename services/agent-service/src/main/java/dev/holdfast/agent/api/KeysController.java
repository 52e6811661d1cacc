package dev.holdfast.agent.api;

import dev.holdfast.agent.keys.PublishedKeys;
import java.time.Duration;
import java.util.Map;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The public keys of tokens and receipts. */
@RestController
class KeysController {
  private static final Duration FRESH = Duration.ofMinutes(5);

  private final PublishedKeys keys;

  KeysController(PublishedKeys keys) {
    this.keys = keys;
  }

  @GetMapping("/.well-known/jwks.json")
  ResponseEntity<Map<String, Object>> keys() {
    return ResponseEntity.ok()
        .cacheControl(CacheControl.maxAge(FRESH).cachePublic())
        .body(keys.json());
  }
}
