-- Offers in the order in which a search lists them: the expressions are those of its ranks.
create index offer_listing_newest on offer_listing
  ((-(('x' || translate(left(offer_id::text, 13), '-', ''))::bit(48)::bigint)), offer_id);
create index offer_listing_best on offer_listing ((-(score * 1000000000)::bigint), offer_id);

-- Fair samples, for words that very many offers have: of a million, a word of every tenth was read in
-- more than a second.
create index offer_listing_words_64th on offer_listing using gin (words) where lot & 63 = 0;
create index offer_listing_words_8th on offer_listing using gin (words) where lot & 7 = 0;
