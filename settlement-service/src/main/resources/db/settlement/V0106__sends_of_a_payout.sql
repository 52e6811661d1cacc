-- Every step of a payout looks for its sends, and read all there ever were.
create index payout_send_of_payout on payout_send (payout_id);
