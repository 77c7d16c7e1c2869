-- In what a brand's customers mostly pay: what sums are in unless something else is chosen.
alter table brands add column currency text not null default 'CNY' check (currency ~ '^[A-Z]{3}$');
