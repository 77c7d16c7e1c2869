-- When it became certain that a message of ours reached none of those it was for; null again once it is on its way anew.
alter table messages add column lost_at timestamptz;
