-- The limits count what is open: a few rows of each agent, however many it has closed.
create index market_order_open_buyer on market_order (buyer) where not final;
create index market_order_open_provider on market_order (provider) where not final;
