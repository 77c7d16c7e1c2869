-- Where a brand's public pages stand, beside the desk's own address: help.example.com, with a port where it is not the usual one.
alter table brands add column host text check (host = lower(host));
create unique index brands_host_key on brands (host) where host is not null;
