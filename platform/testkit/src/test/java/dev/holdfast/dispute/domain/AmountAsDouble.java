package dev.holdfast.dispute.domain;

record AmountAsDouble(double priceMsat) {}
