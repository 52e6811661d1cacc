package dev.holdfast.dispute.app;

import dev.holdfast.offer.OfferThere;

record KnowsAnotherService(OfferThere offer) {}
