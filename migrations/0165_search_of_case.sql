-- Whoever sees few cases is shown what their own newest ones say, not what few of all matches they may see.
create index search_documents_of_case on search_documents (case_id) where case_id is not null;
