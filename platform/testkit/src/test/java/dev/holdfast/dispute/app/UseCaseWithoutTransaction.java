package dev.holdfast.dispute.app;

import org.springframework.stereotype.Service;

@Service
class UseCaseWithoutTransaction {
  public void award() {}
}
