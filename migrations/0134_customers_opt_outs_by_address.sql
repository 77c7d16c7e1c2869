-- Whoever asked to be left in peace is left so, also when the address was taken off a record and comes back by another.
alter table handle_opt_outs
  add column kind text,
  add column address text;
update handle_opt_outs o set kind = h.kind, address = h.address from handles h where h.id = o.handle_id;
alter table handle_opt_outs
  drop constraint handle_opt_outs_pkey,
  drop column handle_id,
  alter column kind set not null,
  alter column address set not null,
  add primary key (kind, address, channel);
