-- The partner a case is about: the courier who lost the parcel, the merchant who sold it. Policies go by it, and lists.
alter table cases add column partner_id bigint references partners (id);
create index cases_of_partner on cases (partner_id, updated_at desc, id desc) where partner_id is not null;
