-- Which cases were opened in a period. Cases come nearly in the order of their opening, so that a summary of blocks finds
-- them, and costs the receiving path next to nothing.
create index cases_opened_at on cases using brin (opened_at);
