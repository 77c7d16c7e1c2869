-- Common words are looked for among the newest documents of each kind: what is common among customers may stand in no
-- message at all, and customers may all be older than the newest ten thousand messages.
drop index search_documents_newest;
create index search_documents_newest on search_documents (kind, at desc);
