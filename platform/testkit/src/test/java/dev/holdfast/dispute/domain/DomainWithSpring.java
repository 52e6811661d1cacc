package dev.holdfast.dispute.domain;

import org.springframework.context.ApplicationContext;

record DomainWithSpring(ApplicationContext context) {}
