-- An entry's lines are written by one statement: they are looked at together, not one by one. That
-- each entry has lines at all, and that they sum to zero at the commit, is still the entry's own check.
drop trigger journal_line_zero_sum on journal_line;

create function journal_lines_sum_to_zero() returns trigger language plpgsql as $$
begin
  if exists (select 1 from written group by entry_id having sum(amount_msat) <> 0) then
    raise exception 'lines of a journal entry do not sum to zero';
  end if;
  return null;
end $$;
create trigger journal_lines_zero_sum after insert on journal_line
  referencing new table as written for each statement execute function journal_lines_sum_to_zero();
