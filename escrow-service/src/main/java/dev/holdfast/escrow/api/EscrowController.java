package dev.holdfast.escrow.api;

import dev.holdfast.escrow.app.Books;
import dev.holdfast.escrow.domain.Escrow;
import dev.holdfast.web.Caller;
import dev.holdfast.web.Role;
import java.util.UUID;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

@RestController
class EscrowController {

  private final Books books;

  EscrowController(Books books) {
    this.books = books;
  }

  /** By the id of the escrow or of its order. */
  @GetMapping("/v1/escrows/{id}")
  EscrowView escrow(Caller caller, @PathVariable UUID id) {
    boolean operator = caller.roles().contains(Role.OPERATOR);
    Escrow escrow = books.escrow(id, caller.agentId(), operator);
    return EscrowView.of(escrow, books.awaySince(escrow).orElse(null));
  }
}
