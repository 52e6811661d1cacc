package dev.holdfast.order.api;

import dev.holdfast.receipts.SignedReceipt;
import java.time.Duration;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The JSON Schema of receipts; a version, once published, does not change. */
@RestController
class SchemaController {

  @GetMapping("/schemas/receipt-v1.json")
  ResponseEntity<Resource> receipt() {
    return ResponseEntity.ok()
        .contentType(MediaType.valueOf("application/schema+json"))
        .cacheControl(CacheControl.maxAge(Duration.ofDays(1)).cachePublic())
        .body(new ClassPathResource("receipt-v1.schema.json", SignedReceipt.class));
  }
}
