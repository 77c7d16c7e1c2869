-- The causes brought a second index of when cases were opened; each is paid for by every case that is opened. The finer one stays.
drop index cases_opened_at;
