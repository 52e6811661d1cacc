-- Samples that are a quarter of each other, and a half: where they were an eighth, up to 8,000 offers were
-- ranked to show the first twenty of them, and of a million that had a word 16,000.
drop index offer_listing_words_8th;
create index offer_listing_words_half on offer_listing using gin (words) where lot & 1 = 0;
create index offer_listing_words_4th on offer_listing using gin (words) where lot & 3 = 0;
create index offer_listing_words_16th on offer_listing using gin (words) where lot & 15 = 0;
create index offer_listing_words_256th on offer_listing using gin (words) where lot & 255 = 0;
create index offer_listing_words_1024th on offer_listing using gin (words) where lot & 1023 = 0;
