-- Generated from the migrations by `npm run generate`. Read it in reviews; never edit it.

CREATE OR REPLACE FUNCTION public.caller_of_session(token text, at timestamp with time zone)
 RETURNS TABLE(session_id bigint, expires_at timestamp with time zone, caller staff_caller)
 LANGUAGE plpgsql
 STABLE
AS $function$
declare found staff_caller; session staff_sessions;
begin
  select * into session from staff_sessions x where x.token = caller_of_session.token and x.expires_at > at;
  if session.id is null then return; end if;
  found := caller_of_staff(session.staff_id);
  if found.active then return query select session.id, session.expires_at, found; end if;
end $function$;

CREATE OR REPLACE FUNCTION public.caller_of_staff(staff_id bigint)
 RETURNS staff_caller
 LANGUAGE plpgsql
 STABLE
AS $function$
declare caller staff_caller;
begin
  select s.id, s.name, s.locale, s.active,
    array(select unnest(r.permissions) from staff_roles sr join roles r on r.id = sr.role_id where sr.staff_id = s.id),
    array(
      select m.team_id from team_members m join teams t on t.id = m.team_id
      where m.staff_id = s.id and t.archived_at is null
    )
  into caller from staff s where s.id = caller_of_staff.staff_id;
  return caller;
end $function$;

CREATE OR REPLACE FUNCTION public.check_book_entry(entry bigint)
 RETURNS void
 LANGUAGE plpgsql
AS $function$
begin
  if (select count(*) from book_postings where entry_id = entry) < 2
    or exists (select from book_postings where entry_id = entry group by currency having sum(amount) <> 0)
  then
    raise exception 'Entry % of the books does not balance.', entry using errcode = '23514';
  end if;
end $function$;

CREATE OR REPLACE FUNCTION public.check_entry_of_entry()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  perform check_book_entry(new.id);
  return null;
end $function$;

CREATE OR REPLACE FUNCTION public.check_entry_of_posting()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  perform check_book_entry(new.entry_id);
  return null;
end $function$;

CREATE OR REPLACE FUNCTION public.knowledge_grams(said text)
 RETURNS text[]
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE STRICT
AS $function$
  select coalesce(array_agg(distinct g), '{}')
  from (
    select c, c || lead(c) over (order by at) as pair
    from unnest(string_to_array(lower(said), null)) with ordinality as t(c, at)
  ) letters, lateral (values (c), (pair)) as grams(g)
  where g is not null
$function$;

CREATE OR REPLACE FUNCTION public.make_promises(given json, made timestamp with time zone, by_kind text, by_id bigint, by_name text)
 RETURNS TABLE(n integer, id bigint)
 LANGUAGE plpgsql
AS $function$
begin
  return query
  with r as materialized (
    select nextval('promises_id_seq') as id, g.*
    from json_to_recordset(given) as g(
      n integer, kind text, case_id bigint, customer_id bigint, promisor_kind text, promisor_id bigint, words text,
      source text, policy_id bigint, policy_version integer, calendar_id bigint, calendar_version integer,
      business_ms bigint, started_at timestamptz, not_before timestamptz, due_at timestamptz, ladder jsonb,
      next_at timestamptz, owner_id bigint, team_id bigint, log jsonb, unless_kinds text[], unless_states text[])
    where g.unless_kinds is null or not exists (
      select from promises p
      where p.case_id = g.case_id and p.state = any (g.unless_states) and p.kind = any (g.unless_kinds))
  ), written as (
    insert into promises (id, kind, case_id, customer_id, promisor_kind, promisor_id, words, source, policy_id,
      policy_version, calendar_id, calendar_version, business_ms, made_at, started_at, not_before, due_at, ladder,
      next_at, owner_id, team_id)
    select r.id, r.kind, r.case_id, r.customer_id, r.promisor_kind, r.promisor_id, r.words, r.source, r.policy_id,
      r.policy_version, r.calendar_id, r.calendar_version, r.business_ms, made, r.started_at, r.not_before, r.due_at,
      r.ladder, r.next_at, r.owner_id, r.team_id
    from r
  ), logged as (
    insert into promise_log (promise_id, at, kind, actor_kind, actor_id, actor_name, data)
    select r.id, made, 'made', by_kind, by_id, by_name, r.log from r
  )
  select r.n, r.id from r;
end $function$;

CREATE OR REPLACE FUNCTION public.refuse_book_change()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  raise exception 'The books are only added to: a mistake is put right by a counter-entry.' using errcode = '23514';
end $function$;

create table alarm_attempts (
  telling_id bigint not null,
  number smallint not null,
  at timestamp with time zone not null,
  outcome text not null,
  detail text,
  constraint alarm_attempts_outcome_check CHECK ((outcome = ANY (ARRAY['told'::text, 'failed'::text, 'refused'::text]))),
  constraint alarm_attempts_telling_id_fkey FOREIGN KEY (telling_id) REFERENCES alarm_tellings(id) ON DELETE CASCADE,
  constraint alarm_attempts_pkey PRIMARY KEY (telling_id, number)
);

create table alarm_hooks (
  id bigint not null generated by default as identity,
  name text not null,
  format text not null,
  locale text not null,
  sealed_url text not null,
  sealed_secret text,
  team_ids bigint[] not null default '{}'::bigint[],
  rungs text[] not null default '{}'::text[],
  active boolean not null default true,
  last_outcome text,
  last_detail text,
  last_at timestamp with time zone,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  constraint alarm_hooks_format_check CHECK ((format = ANY (ARRAY['wecom'::text, 'dingtalk'::text, 'feishu'::text, 'slack'::text]))),
  constraint alarm_hooks_pkey PRIMARY KEY (id)
);

create table alarm_preferences (
  staff_id bigint not null,
  mail boolean not null,
  sms boolean not null,
  phone text,
  quiet_from smallint,
  quiet_to smallint,
  constraint alarm_preferences_check CHECK (((quiet_from IS NULL) = (quiet_to IS NULL))),
  constraint alarm_preferences_quiet_from_check CHECK (((quiet_from >= 0) AND (quiet_from <= 1439))),
  constraint alarm_preferences_quiet_to_check CHECK (((quiet_to >= 0) AND (quiet_to <= 1439))),
  constraint alarm_preferences_staff_id_fkey FOREIGN KEY (staff_id) REFERENCES staff(id) ON DELETE CASCADE,
  constraint alarm_preferences_pkey PRIMARY KEY (staff_id)
);

create table alarm_rungs (
  rung text not null,
  mail boolean not null,
  sms boolean not null,
  constraint alarm_rungs_pkey PRIMARY KEY (rung)
);

create table alarm_tellings (
  id bigint not null generated always as identity,
  ring_event_id bigint not null,
  way text not null,
  staff_id bigint,
  hook_id bigint,
  case_id bigint,
  promise_id bigint not null,
  ring jsonb not null,
  state text not null default 'waiting'::text,
  attempts smallint not null default 0,
  made_at timestamp with time zone not null,
  settled_at timestamp with time zone,
  detail text,
  next_at timestamp with time zone,
  constraint alarm_tellings_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'told'::text, 'failed'::text, 'dropped'::text]))),
  constraint alarm_tellings_way_check CHECK ((way = ANY (ARRAY['mail'::text, 'sms'::text, 'hook'::text]))),
  constraint alarm_tellings_hook_id_fkey FOREIGN KEY (hook_id) REFERENCES alarm_hooks(id) ON DELETE CASCADE,
  constraint alarm_tellings_staff_id_fkey FOREIGN KEY (staff_id) REFERENCES staff(id) ON DELETE CASCADE,
  constraint alarm_tellings_pkey PRIMARY KEY (id)
);
CREATE INDEX alarm_tellings_by_age ON public.alarm_tellings USING btree (made_at);
CREATE INDEX alarm_tellings_of_hook ON public.alarm_tellings USING btree (hook_id, id DESC) WHERE (hook_id IS NOT NULL);
CREATE INDEX alarm_tellings_of_staff ON public.alarm_tellings USING btree (staff_id) WHERE (staff_id IS NOT NULL);
CREATE INDEX alarm_tellings_of_state ON public.alarm_tellings USING btree (state, id DESC);
CREATE UNIQUE INDEX alarm_tellings_once ON public.alarm_tellings USING btree (ring_event_id, way, COALESCE(staff_id, (0)::bigint), COALESCE(hook_id, (0)::bigint));
CREATE INDEX alarm_tellings_waiting ON public.alarm_tellings USING btree (way, staff_id, hook_id, id) WHERE (state = 'waiting'::text);

create table answer_keeps (
  message_id bigint not null,
  promise_id bigint not null,
  constraint answer_keeps_message_id_fkey FOREIGN KEY (message_id) REFERENCES messages(id) ON DELETE CASCADE,
  constraint answer_keeps_promise_id_fkey FOREIGN KEY (promise_id) REFERENCES promises(id) ON DELETE CASCADE,
  constraint answer_keeps_pkey PRIMARY KEY (message_id, promise_id)
);
CREATE INDEX answer_keeps_of_promise ON public.answer_keeps USING btree (promise_id);

create table answer_promises (
  message_id bigint not null,
  promise_id bigint not null,
  constraint answer_promises_message_id_fkey FOREIGN KEY (message_id) REFERENCES messages(id) ON DELETE CASCADE,
  constraint answer_promises_promise_id_fkey FOREIGN KEY (promise_id) REFERENCES promises(id) ON DELETE CASCADE,
  constraint answer_promises_pkey PRIMARY KEY (message_id, promise_id)
);
CREATE INDEX answer_promises_of_promise ON public.answer_promises USING btree (promise_id);

create table api_keys (
  id bigint not null generated by default as identity,
  name text not null,
  prefix text not null,
  hash text not null,
  scopes text[] not null,
  created_by bigint not null,
  created_at timestamp with time zone not null default now(),
  expires_at timestamp with time zone,
  revoked_at timestamp with time zone,
  last_used_at timestamp with time zone,
  last_used_ip text,
  constraint api_keys_created_by_fkey FOREIGN KEY (created_by) REFERENCES staff(id),
  constraint api_keys_pkey PRIMARY KEY (id),
  constraint api_keys_hash_key UNIQUE (hash)
);
CREATE INDEX api_keys_of_maker ON public.api_keys USING btree (created_by);

create table apologies (
  id bigint not null generated by default as identity,
  case_id bigint not null,
  manager_id bigint not null,
  asked_by bigint,
  asked_at timestamp with time zone not null,
  due_at timestamp with time zone not null,
  note text,
  state text not null default 'asked'::text,
  words text,
  message_id bigint,
  settled_at timestamp with time zone,
  constraint apologies_state_check CHECK ((state = ANY (ARRAY['asked'::text, 'sent'::text, 'declined'::text]))),
  constraint apologies_asked_by_fkey FOREIGN KEY (asked_by) REFERENCES staff(id),
  constraint apologies_case_id_fkey FOREIGN KEY (case_id) REFERENCES cases(id),
  constraint apologies_manager_id_fkey FOREIGN KEY (manager_id) REFERENCES staff(id),
  constraint apologies_pkey PRIMARY KEY (id)
);
CREATE INDEX apologies_of_case ON public.apologies USING btree (case_id, id);
CREATE INDEX apologies_of_manager ON public.apologies USING btree (manager_id, id) WHERE (state = 'asked'::text);
CREATE UNIQUE INDEX apologies_one_asked ON public.apologies USING btree (case_id) WHERE (state = 'asked'::text);

create table asked_answers (
  message_id bigint not null,
  case_id bigint not null,
  staff_id bigint,
  team_id bigint,
  outcome text not null,
  reason text,
  wording text[] not null default '{}'::text[],
  asked_at timestamp with time zone not null,
  constraint asked_answers_outcome_check CHECK ((outcome = ANY (ARRAY['given'::text, 'overridden'::text]))),
  constraint asked_answers_case_id_fkey FOREIGN KEY (case_id) REFERENCES cases(id),
  constraint asked_answers_message_id_fkey FOREIGN KEY (message_id) REFERENCES messages(id) ON DELETE CASCADE,
  constraint asked_answers_staff_id_fkey FOREIGN KEY (staff_id) REFERENCES staff(id),
  constraint asked_answers_team_id_fkey FOREIGN KEY (team_id) REFERENCES teams(id),
  constraint asked_answers_pkey PRIMARY KEY (message_id)
);
CREATE INDEX asked_answers_by_time ON public.asked_answers USING btree (asked_at, message_id);
CREATE INDEX asked_answers_of_case ON public.asked_answers USING btree (case_id);
CREATE INDEX asked_answers_of_staff ON public.asked_answers USING btree (staff_id, asked_at, message_id);
CREATE INDEX asked_answers_of_team ON public.asked_answers USING btree (team_id, asked_at, message_id);

create table attachment_words (
  attachment_id bigint not null,
  words text not null,
  at timestamp with time zone not null,
  constraint attachment_words_attachment_id_fkey FOREIGN KEY (attachment_id) REFERENCES attachments(id) ON DELETE CASCADE,
  constraint attachment_words_pkey PRIMARY KEY (attachment_id)
);

create table attachments (
  id bigint not null generated by default as identity,
  message_id bigint not null,
  customer_id bigint not null,
  name text not null,
  type text not null,
  size bigint not null,
  sha256 text not null,
  inline boolean not null default false,
  content_id text,
  constraint attachments_message_id_fkey FOREIGN KEY (message_id) REFERENCES messages(id) ON DELETE CASCADE,
  constraint attachments_sha256_fkey FOREIGN KEY (sha256) REFERENCES files(sha256),
  constraint attachments_pkey PRIMARY KEY (id)
);
CREATE INDEX attachments_of_file ON public.attachments USING btree (sha256);
CREATE INDEX attachments_of_message ON public.attachments USING btree (message_id);

create table audit_log (
  id bigint not null generated always as identity,
  at timestamp with time zone not null,
  actor_kind text not null,
  actor_id bigint,
  actor_name text,
  action text not null,
  subject_kind text,
  subject_id bigint,
  ip text,
  details jsonb not null default '{}'::jsonb,
  constraint audit_log_pkey PRIMARY KEY (id)
);
CREATE INDEX audit_log_by_action ON public.audit_log USING btree (action, at, id);
CREATE INDEX audit_log_by_actor ON public.audit_log USING btree (actor_kind, actor_id, at, id);
CREATE INDEX audit_log_by_subject ON public.audit_log USING btree (subject_kind, subject_id, at, id);
CREATE INDEX audit_log_by_time ON public.audit_log USING btree (at, id);

create table board_facts (
  promise_id bigint not null,
  outcome text not null,
  at timestamp with time zone not null,
  day date not null,
  case_id bigint,
  owner_id bigint,
  team_id bigint,
  confidential boolean not null default false,
  dims text[],
  own_bucket integer,
  constraint board_facts_outcome_check CHECK ((outcome = ANY (ARRAY['kept'::text, 'kept_late'::text, 'moved'::text, 'broken'::text, 'disputed'::text]))),
  constraint board_facts_pkey PRIMARY KEY (promise_id, outcome)
);
CREATE INDEX board_facts_by_dims ON public.board_facts USING gin (dims);
CREATE INDEX board_facts_by_outcome ON public.board_facts USING btree (outcome, at DESC, promise_id DESC);
CREATE INDEX board_facts_by_owner ON public.board_facts USING btree (owner_id, day);
CREATE INDEX board_facts_by_team ON public.board_facts USING btree (team_id, day);
CREATE INDEX board_facts_of_case ON public.board_facts USING btree (case_id);

create table board_tallies (
  dimension text not null,
  day date not null,
  key text not null,
  confidential boolean not null,
  measure text not null,
  n integer not null,
  constraint board_tallies_pkey PRIMARY KEY (dimension, day, key, confidential, measure)
);

create table book_entries (
  id bigint not null generated by default as identity,
  at timestamp with time zone not null,
  kind text not null,
  remedy_id bigint,
  claim_id bigint,
  reverses bigint,
  words text,
  actor_kind text not null,
  actor_id bigint,
  actor_name text not null,
  constraint book_entries_check CHECK (((remedy_id IS NOT NULL) OR (claim_id IS NOT NULL))),
  constraint book_entries_check1 CHECK (((kind = 'reversal'::text) = (reverses IS NOT NULL))),
  constraint book_entries_kind_check CHECK ((kind = ANY (ARRAY['remedy'::text, 'payout'::text, 'claim'::text, 'recovery'::text, 'write_off'::text, 'reversal'::text, 'withdrawal'::text, 'repayment'::text]))),
  constraint book_entries_claim FOREIGN KEY (claim_id) REFERENCES claims(id),
  constraint book_entries_remedy_id_fkey FOREIGN KEY (remedy_id) REFERENCES remedies(id),
  constraint book_entries_reverses_fkey FOREIGN KEY (reverses) REFERENCES book_entries(id),
  constraint book_entries_pkey PRIMARY KEY (id),
  constraint book_entries_balance TRIGGER DEFERRABLE INITIALLY DEFERRED,
  constraint book_entries_reverses_key UNIQUE (reverses)
);
CREATE INDEX book_entries_by_time ON public.book_entries USING btree (at DESC, id DESC);
CREATE UNIQUE INDEX book_entries_claim_once ON public.book_entries USING btree (claim_id) WHERE (kind = 'claim'::text);
CREATE INDEX book_entries_of_claim ON public.book_entries USING btree (claim_id, id) WHERE (claim_id IS NOT NULL);
CREATE INDEX book_entries_of_remedy ON public.book_entries USING btree (remedy_id, id) WHERE (remedy_id IS NOT NULL);
CREATE UNIQUE INDEX book_entries_once ON public.book_entries USING btree (kind, remedy_id) WHERE (kind = ANY (ARRAY['remedy'::text, 'payout'::text]));

create table book_postings (
  entry_id bigint not null,
  line integer not null,
  account text not null,
  partner_id bigint,
  currency text not null,
  amount bigint not null,
  constraint book_postings_account_check CHECK ((account = ANY (ARRAY['cost_refund'::text, 'cost_replacement'::text, 'cost_coupon'::text, 'cost_cash'::text, 'payable'::text, 'cash'::text, 'receivable'::text, 'recovered'::text, 'written_off'::text]))),
  constraint book_postings_amount_check CHECK ((amount <> 0)),
  constraint book_postings_currency_check CHECK ((currency ~ '^[A-Z]{3}$'::text)),
  constraint book_postings_entry_id_fkey FOREIGN KEY (entry_id) REFERENCES book_entries(id),
  constraint book_postings_partner_id_fkey FOREIGN KEY (partner_id) REFERENCES partners(id),
  constraint book_postings_pkey PRIMARY KEY (entry_id, line),
  constraint book_postings_balance TRIGGER DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX book_postings_by_account ON public.book_postings USING btree (currency, account, partner_id);

create table brands (
  id bigint not null generated by default as identity,
  name text not null,
  names jsonb not null default '{}'::jsonb,
  locale text not null default 'zh-CN'::text,
  time_zone text not null default 'Asia/Shanghai'::text,
  calendar_id bigint,
  team_id bigint,
  accent text not null default '#c2410c'::text,
  signature jsonb not null default '{}'::jsonb,
  created_at timestamp with time zone not null default now(),
  currency text not null default 'CNY'::text,
  host text,
  constraint brands_currency_check CHECK ((currency ~ '^[A-Z]{3}$'::text)),
  constraint brands_host_check CHECK ((host = lower(host))),
  constraint brands_calendar_id_fkey FOREIGN KEY (calendar_id) REFERENCES calendars(id),
  constraint brands_team_id_fkey FOREIGN KEY (team_id) REFERENCES teams(id),
  constraint brands_pkey PRIMARY KEY (id),
  constraint brands_name_key UNIQUE (name)
);
CREATE UNIQUE INDEX brands_host_key ON public.brands USING btree (host) WHERE (host IS NOT NULL);

create table browser_calls (
  call_id bigint not null,
  address text not null,
  may_record boolean,
  caller_page text not null,
  agent_page text,
  leg_id bigint,
  session integer not null default 0,
  connecting_since timestamp with time zone,
  caller_seen_at timestamp with time zone not null,
  agent_seen_at timestamp with time zone,
  constraint browser_calls_call_id_fkey FOREIGN KEY (call_id) REFERENCES calls(id) ON DELETE CASCADE,
  constraint browser_calls_leg_id_fkey FOREIGN KEY (leg_id) REFERENCES call_legs(id) ON DELETE SET NULL,
  constraint browser_calls_pkey PRIMARY KEY (call_id)
);
CREATE INDEX browser_calls_of_caller ON public.browser_calls USING btree (address, call_id DESC);
CREATE INDEX browser_calls_of_leg ON public.browser_calls USING btree (leg_id) WHERE (leg_id IS NOT NULL);

create table browser_signals (
  id bigint not null generated by default as identity,
  call_id bigint not null,
  session integer not null,
  by_agent boolean not null,
  body jsonb not null,
  constraint browser_signals_call_id_fkey FOREIGN KEY (call_id) REFERENCES browser_calls(call_id) ON DELETE CASCADE,
  constraint browser_signals_pkey PRIMARY KEY (id)
);
CREATE INDEX browser_signals_of_call ON public.browser_signals USING btree (call_id, id);

create table calendar_versions (
  calendar_id bigint not null,
  version integer not null,
  spec jsonb not null,
  created_at timestamp with time zone not null default now(),
  created_by bigint,
  constraint calendar_versions_calendar_id_fkey FOREIGN KEY (calendar_id) REFERENCES calendars(id),
  constraint calendar_versions_created_by_fkey FOREIGN KEY (created_by) REFERENCES staff(id),
  constraint calendar_versions_pkey PRIMARY KEY (calendar_id, version)
);

create table calendars (
  id bigint not null generated by default as identity,
  name text not null,
  version integer not null default 1,
  spec jsonb not null,
  is_default boolean not null default false,
  archived_at timestamp with time zone,
  created_at timestamp with time zone not null default now(),
  updated_at timestamp with time zone not null default now(),
  constraint calendars_pkey PRIMARY KEY (id)
);
CREATE UNIQUE INDEX calendars_one_default ON public.calendars USING btree (is_default) WHERE is_default;

create table call_agents (
  staff_id bigint not null,
  address text,
  state text not null default 'idle'::text,
  since timestamp with time zone not null,
  call_id bigint,
  wrap_up_until timestamp with time zone,
  in_browser boolean not null default false,
  constraint call_agents_state_check CHECK ((state = ANY (ARRAY['idle'::text, 'ringing'::text, 'on-call'::text, 'wrap-up'::text]))),
  constraint call_agents_call_id_fkey FOREIGN KEY (call_id) REFERENCES calls(id),
  constraint call_agents_staff_id_fkey FOREIGN KEY (staff_id) REFERENCES staff(id) ON DELETE CASCADE,
  constraint call_agents_pkey PRIMARY KEY (staff_id)
);

create table call_legs (
  id bigint not null generated by default as identity,
  call_id bigint not null,
  purpose text not null,
  staff_id bigint,
  line text,
  state text not null,
  why text,
  rung_at timestamp with time zone not null,
  answered_at timestamp with time zone,
  over_at timestamp with time zone,
  constraint call_legs_purpose_check CHECK ((purpose = ANY (ARRAY['offer'::text, 'transfer'::text, 'agent'::text, 'customer'::text]))),
  constraint call_legs_state_check CHECK ((state = ANY (ARRAY['placing'::text, 'ringing'::text, 'answered'::text, 'over'::text]))),
  constraint call_legs_call_id_fkey FOREIGN KEY (call_id) REFERENCES calls(id) ON DELETE CASCADE,
  constraint call_legs_staff_id_fkey FOREIGN KEY (staff_id) REFERENCES staff(id),
  constraint call_legs_pkey PRIMARY KEY (id)
);
CREATE INDEX call_legs_of_call ON public.call_legs USING btree (call_id, id);
CREATE INDEX call_legs_open ON public.call_legs USING btree (staff_id) WHERE ((state <> 'over'::text) AND (staff_id IS NOT NULL));

create table call_menus (
  account_id bigint not null,
  version integer not null,
  menu jsonb not null,
  saved_at timestamp with time zone not null,
  saved_by bigint,
  constraint call_menus_account_id_fkey FOREIGN KEY (account_id) REFERENCES channel_accounts(id),
  constraint call_menus_saved_by_fkey FOREIGN KEY (saved_by) REFERENCES staff(id),
  constraint call_menus_pkey PRIMARY KEY (account_id, version)
);

create table call_news (
  account_id bigint not null,
  id text not null,
  at timestamp with time zone not null,
  constraint call_news_account_id_fkey FOREIGN KEY (account_id) REFERENCES channel_accounts(id),
  constraint call_news_pkey PRIMARY KEY (account_id, id)
);
CREATE INDEX call_news_by_age ON public.call_news USING btree (at);

create table call_recording_pieces (
  call_id bigint not null,
  number integer not null,
  piece integer not null,
  content bytea not null,
  at timestamp with time zone not null,
  constraint call_recording_pieces_call_id_number_fkey FOREIGN KEY (call_id, number) REFERENCES call_recordings(call_id, number) ON DELETE CASCADE,
  constraint call_recording_pieces_pkey PRIMARY KEY (call_id, number, piece)
);
CREATE INDEX call_recording_pieces_by_age ON public.call_recording_pieces USING btree (at);

create table call_recordings (
  call_id bigint not null,
  number integer not null,
  external_id text not null,
  kind text not null,
  url text not null,
  seconds integer,
  state text not null,
  sha256 text,
  size bigint,
  type text,
  noted_at timestamp with time zone not null default now(),
  tries integer not null default 0,
  next_at timestamp with time zone,
  problem text,
  problem_words text,
  constraint call_recordings_kind_check CHECK ((kind = ANY (ARRAY['conversation'::text, 'voicemail'::text]))),
  constraint call_recordings_problem_check CHECK ((problem = ANY (ARRAY['retry'::text, 'rejected'::text, 'auth'::text, 'gone'::text]))),
  constraint call_recordings_state_check CHECK ((state = ANY (ARRAY['pending'::text, 'stored'::text, 'failed'::text]))),
  constraint call_recordings_call_id_fkey FOREIGN KEY (call_id) REFERENCES calls(id) ON DELETE CASCADE,
  constraint call_recordings_sha256_fkey FOREIGN KEY (sha256) REFERENCES files(sha256),
  constraint call_recordings_pkey PRIMARY KEY (call_id, number),
  constraint call_recordings_call_id_external_id_key UNIQUE (call_id, external_id)
);
CREATE INDEX call_recordings_due ON public.call_recordings USING btree (next_at) WHERE (next_at IS NOT NULL);
CREATE INDEX call_recordings_of_file ON public.call_recordings USING btree (sha256) WHERE (sha256 IS NOT NULL);

create table callback_attempts (
  id bigint not null generated by default as identity,
  promise_id bigint not null,
  call_id bigint,
  staff_id bigint not null,
  at timestamp with time zone not null,
  outcome text not null,
  note text,
  constraint callback_attempts_outcome_check CHECK ((outcome = ANY (ARRAY['answered'::text, 'no_answer'::text, 'busy'::text, 'voicemail'::text, 'wrong_number'::text]))),
  constraint callback_attempts_call_id_fkey FOREIGN KEY (call_id) REFERENCES calls(id),
  constraint callback_attempts_promise_id_fkey FOREIGN KEY (promise_id) REFERENCES promises(id),
  constraint callback_attempts_staff_id_fkey FOREIGN KEY (staff_id) REFERENCES staff(id),
  constraint callback_attempts_pkey PRIMARY KEY (id)
);
CREATE INDEX callback_attempts_of ON public.callback_attempts USING btree (promise_id, id);
CREATE UNIQUE INDEX callback_attempts_of_call ON public.callback_attempts USING btree (promise_id, call_id) WHERE (call_id IS NOT NULL);

create table callback_bookings (
  promise_id bigint not null,
  team_id bigint not null,
  slot_at timestamp with time zone not null,
  released_at timestamp with time zone,
  constraint callback_bookings_promise_id_fkey FOREIGN KEY (promise_id) REFERENCES promises(id),
  constraint callback_bookings_team_id_fkey FOREIGN KEY (team_id) REFERENCES teams(id),
  constraint callback_bookings_pkey PRIMARY KEY (promise_id)
);
CREATE INDEX callback_bookings_taken ON public.callback_bookings USING btree (team_id, slot_at) WHERE (released_at IS NULL);

create table callback_holds (
  call_id bigint not null,
  team_id bigint not null,
  slot_at timestamp with time zone not null,
  promised_at timestamp with time zone,
  constraint callback_holds_call_id_fkey FOREIGN KEY (call_id) REFERENCES calls(id) ON DELETE CASCADE,
  constraint callback_holds_team_id_fkey FOREIGN KEY (team_id) REFERENCES teams(id),
  constraint callback_holds_pkey PRIMARY KEY (call_id)
);
CREATE INDEX callback_holds_taken ON public.callback_holds USING btree (team_id, slot_at) WHERE (promised_at IS NULL);

create table callback_rules (
  version integer not null,
  attempts integer not null,
  minutes_apart integer not null,
  ring_seconds integer not null,
  saved_at timestamp with time zone not null,
  saved_by bigint,
  constraint callback_rules_attempts_check CHECK (((attempts >= 0) AND (attempts <= 20))),
  constraint callback_rules_minutes_apart_check CHECK (((minutes_apart >= 0) AND (minutes_apart <= 10080))),
  constraint callback_rules_ring_seconds_check CHECK (((ring_seconds >= 0) AND (ring_seconds <= 120))),
  constraint callback_rules_saved_by_fkey FOREIGN KEY (saved_by) REFERENCES staff(id),
  constraint callback_rules_pkey PRIMARY KEY (version)
);

create table calls (
  id bigint not null generated by default as identity,
  account_id bigint not null,
  line text,
  direction text not null,
  number text,
  own_number text not null,
  state text not null,
  outcome text,
  customer_id bigint,
  case_id bigint,
  message_id bigint,
  agent_id bigint,
  team_id bigint,
  language text,
  topic text,
  order_number text,
  menu_version integer,
  menu_state jsonb,
  callback_within integer,
  transfer jsonb,
  started_at timestamp with time zone not null,
  queued_at timestamp with time zone,
  rung_at timestamp with time zone,
  answered_at timestamp with time zone,
  ended_at timestamp with time zone,
  wrapped_up_at timestamp with time zone,
  heard_at timestamp with time zone not null,
  put_through_at timestamp with time zone,
  told_at timestamp with time zone,
  transfer_told_at timestamp with time zone,
  constraint calls_direction_check CHECK ((direction = ANY (ARRAY['in'::text, 'out'::text]))),
  constraint calls_outcome_check CHECK ((outcome = ANY (ARRAY['answered'::text, 'missed'::text, 'abandoned'::text, 'voicemail'::text, 'callback'::text, 'busy'::text, 'failed'::text]))),
  constraint calls_state_check CHECK ((state = ANY (ARRAY['menu'::text, 'queued'::text, 'ringing'::text, 'talking'::text, 'held'::text, 'transferring'::text, 'ended'::text]))),
  constraint calls_account_id_fkey FOREIGN KEY (account_id) REFERENCES channel_accounts(id),
  constraint calls_agent_id_fkey FOREIGN KEY (agent_id) REFERENCES staff(id),
  constraint calls_case_id_fkey FOREIGN KEY (case_id) REFERENCES cases(id),
  constraint calls_customer_id_fkey FOREIGN KEY (customer_id) REFERENCES customers(id),
  constraint calls_message_id_fkey FOREIGN KEY (message_id) REFERENCES messages(id),
  constraint calls_team_id_fkey FOREIGN KEY (team_id) REFERENCES teams(id),
  constraint calls_pkey PRIMARY KEY (id)
);
CREATE INDEX calls_answered ON public.calls USING btree (team_id, ended_at DESC) WHERE ((answered_at IS NOT NULL) AND (ended_at IS NOT NULL));
CREATE UNIQUE INDEX calls_by_line ON public.calls USING btree (account_id, line) WHERE (line IS NOT NULL);
CREATE INDEX calls_live ON public.calls USING btree (state, team_id, queued_at) WHERE (state <> 'ended'::text);
CREATE INDEX calls_of_agent ON public.calls USING btree (agent_id, id DESC) WHERE (agent_id IS NOT NULL);
CREATE INDEX calls_of_case ON public.calls USING btree (case_id, id DESC) WHERE (case_id IS NOT NULL);
CREATE INDEX calls_of_customer ON public.calls USING btree (customer_id, id DESC) WHERE (customer_id IS NOT NULL);
CREATE INDEX calls_of_message ON public.calls USING btree (message_id) WHERE (message_id IS NOT NULL);
CREATE INDEX calls_out_of_case ON public.calls USING btree (case_id, started_at) WHERE (direction = 'out'::text);
CREATE INDEX calls_unfiled ON public.calls USING btree (ended_at) WHERE ((state = 'ended'::text) AND (message_id IS NULL));

create table case_causes (
  case_id bigint not null,
  cause_id bigint not null,
  main boolean not null,
  product text,
  from_case_id bigint,
  named_by bigint,
  named_at timestamp with time zone not null,
  constraint case_causes_case_id_fkey FOREIGN KEY (case_id) REFERENCES cases(id),
  constraint case_causes_cause_id_fkey FOREIGN KEY (cause_id) REFERENCES causes(id),
  constraint case_causes_named_by_fkey FOREIGN KEY (named_by) REFERENCES staff(id),
  constraint case_causes_pkey PRIMARY KEY (case_id, cause_id)
);
CREATE INDEX case_causes_by_cause ON public.case_causes USING btree (cause_id, case_id);
CREATE UNIQUE INDEX case_causes_main ON public.case_causes USING btree (case_id) WHERE main;

create table case_merges (
  id bigint not null generated by default as identity,
  kept_id bigint not null,
  other_id bigint not null,
  message_ids bigint[] not null,
  promise_ids bigint[] not null,
  before jsonb not null,
  merged_at timestamp with time zone not null,
  unmerged_at timestamp with time zone,
  constraint case_merges_kept_id_fkey FOREIGN KEY (kept_id) REFERENCES cases(id),
  constraint case_merges_other_id_fkey FOREIGN KEY (other_id) REFERENCES cases(id),
  constraint case_merges_pkey PRIMARY KEY (id)
);
CREATE INDEX case_merges_of_kept ON public.case_merges USING btree (kept_id, id);
CREATE UNIQUE INDEX case_merges_standing ON public.case_merges USING btree (other_id) WHERE (unmerged_at IS NULL);

create table case_offers (
  id bigint not null generated by default as identity,
  case_id bigint not null,
  from_id bigint not null,
  to_id bigint not null,
  made_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  state text not null default 'open'::text,
  settled_at timestamp with time zone,
  reason text,
  constraint case_offers_check CHECK (((state = 'open'::text) = (settled_at IS NULL))),
  constraint case_offers_state_check CHECK ((state = ANY (ARRAY['open'::text, 'accepted'::text, 'declined'::text, 'expired'::text, 'withdrawn'::text]))),
  constraint case_offers_case_id_fkey FOREIGN KEY (case_id) REFERENCES cases(id),
  constraint case_offers_from_id_fkey FOREIGN KEY (from_id) REFERENCES staff(id),
  constraint case_offers_to_id_fkey FOREIGN KEY (to_id) REFERENCES staff(id),
  constraint case_offers_pkey PRIMARY KEY (id)
);
CREATE INDEX case_offers_expiring ON public.case_offers USING btree (expires_at) WHERE (state = 'open'::text);
CREATE UNIQUE INDEX case_offers_of_case ON public.case_offers USING btree (case_id) WHERE (state = 'open'::text);
CREATE INDEX case_offers_to ON public.case_offers USING btree (to_id, id) WHERE (state = 'open'::text);

create table case_orders (
  case_id bigint not null,
  order_id bigint not null,
  named_at timestamp with time zone not null,
  constraint case_orders_case_id_fkey FOREIGN KEY (case_id) REFERENCES cases(id),
  constraint case_orders_order_id_fkey FOREIGN KEY (order_id) REFERENCES orders(id) ON DELETE CASCADE,
  constraint case_orders_pkey PRIMARY KEY (case_id, order_id)
);
CREATE INDEX case_orders_of_order ON public.case_orders USING btree (order_id, case_id DESC);

create table case_severity_reasons (
  id bigint not null generated by default as identity,
  case_id bigint not null,
  round integer not null,
  rule_key text,
  signal text not null,
  points integer not null,
  ruleset_version integer,
  message_id bigint,
  quote text,
  matched text,
  value integer,
  set_to text,
  words text,
  staff_id bigint,
  at timestamp with time zone not null,
  constraint case_severity_reasons_case_id_fkey FOREIGN KEY (case_id) REFERENCES cases(id),
  constraint case_severity_reasons_staff_id_fkey FOREIGN KEY (staff_id) REFERENCES staff(id),
  constraint case_severity_reasons_pkey PRIMARY KEY (id)
);
CREATE INDEX case_severity_reasons_of_case ON public.case_severity_reasons USING btree (case_id, id);
CREATE UNIQUE INDEX case_severity_reasons_once ON public.case_severity_reasons USING btree (case_id, round, rule_key) WHERE (rule_key IS NOT NULL);

create table case_statuses (
  id bigint not null generated by default as identity,
  category text not null,
  names jsonb not null,
  position integer not null default 0,
  is_default boolean not null default false,
  archived_at timestamp with time zone,
  constraint case_statuses_category_check CHECK ((category = ANY (ARRAY['new'::text, 'open'::text, 'waiting_customer'::text, 'waiting_partner'::text, 'solved'::text, 'closed'::text]))),
  constraint case_statuses_pkey PRIMARY KEY (id)
);
CREATE UNIQUE INDEX case_statuses_default ON public.case_statuses USING btree (category) WHERE is_default;

create table cases (
  id bigint not null generated by default as identity,
  customer_id bigint not null,
  brand_id bigint not null,
  subject text not null,
  status_id bigint not null,
  category text not null,
  priority smallint not null default 2,
  team_id bigint,
  owner_id bigint,
  channel text not null,
  language text,
  tags text[] not null default '{}'::text[],
  contact_count integer not null default 1,
  snoozed_until timestamp with time zone,
  opened_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  last_message_at timestamp with time zone not null,
  awaiting_since timestamp with time zone,
  solved_at timestamp with time zone,
  closed_at timestamp with time zone,
  merged_into bigint,
  version integer not null default 1,
  unanswered_contacts integer not null default 0,
  unanswered_channels text[] not null default '{}'::text[],
  first_answered_at timestamp with time zone,
  kind text not null default 'question'::text,
  form_id bigint,
  addressee_id bigint,
  severity text not null default 'normal'::text,
  partner_id bigint,
  constraint cases_kind_check CHECK ((kind = ANY (ARRAY['question'::text, 'complaint'::text, 'executive'::text]))),
  constraint cases_priority_check CHECK (((priority >= 1) AND (priority <= 4))),
  constraint cases_severity_check CHECK ((severity = ANY (ARRAY['normal'::text, 'raised'::text, 'high'::text, 'critical'::text]))),
  constraint cases_addressee_id_fkey FOREIGN KEY (addressee_id) REFERENCES staff(id),
  constraint cases_brand_id_fkey FOREIGN KEY (brand_id) REFERENCES brands(id),
  constraint cases_customer_id_fkey FOREIGN KEY (customer_id) REFERENCES customers(id),
  constraint cases_form_id_fkey FOREIGN KEY (form_id) REFERENCES forms(id),
  constraint cases_merged_into_fkey FOREIGN KEY (merged_into) REFERENCES cases(id),
  constraint cases_owner_id_fkey FOREIGN KEY (owner_id) REFERENCES staff(id),
  constraint cases_partner_id_fkey FOREIGN KEY (partner_id) REFERENCES partners(id),
  constraint cases_status_id_fkey FOREIGN KEY (status_id) REFERENCES case_statuses(id),
  constraint cases_team_id_fkey FOREIGN KEY (team_id) REFERENCES teams(id),
  constraint cases_pkey PRIMARY KEY (id)
);
CREATE INDEX cases_awaiting ON public.cases USING btree (awaiting_since, id) WHERE ((awaiting_since IS NOT NULL) AND (merged_into IS NULL));
CREATE INDEX cases_by_category ON public.cases USING btree (category, priority, updated_at, id) WHERE (merged_into IS NULL);
CREATE INDEX cases_by_owner ON public.cases USING btree (owner_id, category, priority, updated_at, id) WHERE (merged_into IS NULL);
CREATE INDEX cases_by_tag ON public.cases USING gin (tags) WITH (fastupdate=off) WHERE ((merged_into IS NULL) AND (cardinality(tags) <> 0));
CREATE INDEX cases_by_team ON public.cases USING btree (team_id, category, priority, updated_at, id) WHERE (merged_into IS NULL);
CREATE INDEX cases_done_lately ON public.cases USING btree (customer_id, COALESCE(closed_at, solved_at) DESC) WHERE ((merged_into IS NULL) AND (category = ANY (ARRAY['solved'::text, 'closed'::text])) AND (solved_at IS NOT NULL));
CREATE INDEX cases_handled ON public.cases USING btree (customer_id, last_message_at DESC) WHERE (owner_id IS NOT NULL);
CREATE INDEX cases_merged ON public.cases USING btree (merged_into) WHERE (merged_into IS NOT NULL);
CREATE INDEX cases_of_customer ON public.cases USING btree (customer_id, id DESC);
CREATE INDEX cases_of_partner ON public.cases USING btree (partner_id, updated_at DESC, id DESC) WHERE (partner_id IS NOT NULL);
CREATE INDEX cases_opened ON public.cases USING brin (opened_at) WITH (pages_per_range='16');
CREATE INDEX cases_serious ON public.cases USING btree (severity, updated_at, id) WHERE ((severity <> 'normal'::text) AND (merged_into IS NULL));
CREATE INDEX cases_serious_unowned ON public.cases USING btree (team_id, severity) WHERE ((owner_id IS NULL) AND (severity <> 'normal'::text) AND (merged_into IS NULL));
CREATE INDEX cases_snoozed ON public.cases USING btree (snoozed_until) WHERE (snoozed_until IS NOT NULL);
CREATE INDEX cases_solved ON public.cases USING btree (solved_at) WHERE (category = 'solved'::text);
CREATE INDEX cases_tagged ON public.cases USING btree (updated_at, id) WHERE ((merged_into IS NULL) AND (cardinality(tags) <> 0));
CREATE INDEX cases_to_executives ON public.cases USING btree (id) WHERE (kind = 'executive'::text);
CREATE INDEX cases_to_join ON public.cases USING btree (customer_id, last_message_at DESC) WHERE ((merged_into IS NULL) AND (category = ANY (ARRAY['new'::text, 'open'::text, 'waiting_customer'::text, 'waiting_partner'::text])));

create table cases_apart (
  low_id bigint not null,
  high_id bigint not null,
  staff_id bigint,
  at timestamp with time zone not null,
  constraint cases_apart_high_id_fkey FOREIGN KEY (high_id) REFERENCES cases(id),
  constraint cases_apart_low_id_fkey FOREIGN KEY (low_id) REFERENCES cases(id),
  constraint cases_apart_staff_id_fkey FOREIGN KEY (staff_id) REFERENCES staff(id),
  constraint cases_apart_pkey PRIMARY KEY (low_id, high_id)
);
CREATE INDEX cases_apart_by_high ON public.cases_apart USING btree (high_id);

create table causes (
  id bigint not null generated by default as identity,
  parent_id bigint,
  code text not null,
  names jsonb not null,
  hints text[] not null default '{}'::text[],
  position integer not null default 0,
  archived_at timestamp with time zone,
  merged_into bigint,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  constraint causes_merged_into_fkey FOREIGN KEY (merged_into) REFERENCES causes(id),
  constraint causes_parent_id_fkey FOREIGN KEY (parent_id) REFERENCES causes(id),
  constraint causes_pkey PRIMARY KEY (id),
  constraint causes_code_key UNIQUE (code)
);
CREATE INDEX causes_of_parent ON public.causes USING btree (parent_id);

create table channel_accounts (
  id bigint not null generated by default as identity,
  channel text not null,
  name text not null,
  brand_id bigint not null,
  team_id bigint,
  addresses text[] not null default '{}'::text[],
  config jsonb not null default '{}'::jsonb,
  active boolean not null default true,
  health jsonb not null default '{}'::jsonb,
  created_at timestamp with time zone not null default now(),
  updated_at timestamp with time zone not null default now(),
  hook_key text not null default replace((gen_random_uuid())::text, '-'::text, ''::text),
  addressee_id bigint,
  constraint channel_accounts_addressee_id_fkey FOREIGN KEY (addressee_id) REFERENCES staff(id),
  constraint channel_accounts_brand_id_fkey FOREIGN KEY (brand_id) REFERENCES brands(id),
  constraint channel_accounts_team_id_fkey FOREIGN KEY (team_id) REFERENCES teams(id),
  constraint channel_accounts_pkey PRIMARY KEY (id)
);
CREATE UNIQUE INDEX channel_accounts_by_hook_key ON public.channel_accounts USING btree (hook_key);

create table channel_cursors (
  account_id bigint not null,
  name text not null,
  value jsonb not null,
  updated_at timestamp with time zone not null default now(),
  constraint channel_cursors_account_id_fkey FOREIGN KEY (account_id) REFERENCES channel_accounts(id) ON DELETE CASCADE,
  constraint channel_cursors_pkey PRIMARY KEY (account_id, name)
);

create table channel_round_trips (
  key text not null,
  account_id bigint not null,
  started_at timestamp with time zone not null,
  sent_at timestamp with time zone,
  arrived_at timestamp with time zone,
  error text,
  constraint channel_round_trips_account_id_fkey FOREIGN KEY (account_id) REFERENCES channel_accounts(id) ON DELETE CASCADE,
  constraint channel_round_trips_pkey PRIMARY KEY (key)
);
CREATE INDEX channel_round_trips_of_account ON public.channel_round_trips USING btree (account_id, started_at);

create table chat_mailed (
  message_id bigint not null,
  at timestamp with time zone not null,
  constraint chat_mailed_message_id_fkey FOREIGN KEY (message_id) REFERENCES messages(id) ON DELETE CASCADE,
  constraint chat_mailed_pkey PRIMARY KEY (message_id)
);

create table chat_visitors (
  id bigint not null generated by default as identity,
  account_id bigint not null,
  address text not null,
  name text,
  email text,
  locale text not null,
  became bigint,
  created_at timestamp with time zone not null,
  constraint chat_visitors_account_id_fkey FOREIGN KEY (account_id) REFERENCES channel_accounts(id),
  constraint chat_visitors_became_fkey FOREIGN KEY (became) REFERENCES chat_visitors(id),
  constraint chat_visitors_pkey PRIMARY KEY (id),
  constraint chat_visitors_account_id_address_key UNIQUE (account_id, address)
);
CREATE INDEX chat_visitors_by_became ON public.chat_visitors USING btree (became) WHERE (became IS NOT NULL);

create table claim_files (
  id bigint not null generated by default as identity,
  claim_id bigint not null,
  name text not null,
  type text not null,
  size bigint not null,
  sha256 text not null,
  at timestamp with time zone not null,
  constraint claim_files_claim_id_fkey FOREIGN KEY (claim_id) REFERENCES claims(id),
  constraint claim_files_sha256_fkey FOREIGN KEY (sha256) REFERENCES files(sha256),
  constraint claim_files_pkey PRIMARY KEY (id)
);
CREATE INDEX claim_files_of_claim ON public.claim_files USING btree (claim_id, id);
CREATE UNIQUE INDEX claim_files_once ON public.claim_files USING btree (claim_id, sha256, name);

create table claim_steps (
  id bigint not null generated by default as identity,
  claim_id bigint not null,
  kind text not null,
  at timestamp with time zone not null,
  noted_at timestamp with time zone not null,
  amount bigint,
  words text,
  actor_kind text not null,
  actor_name text not null,
  file_sha256 text,
  until timestamp with time zone,
  constraint claim_steps_kind_check CHECK ((kind = ANY (ARRAY['opened'::text, 'sent'::text, 'reminded'::text, 'answered'::text, 'recovered'::text, 'written_off'::text, 'closed'::text, 'evidence'::text, 'file'::text, 'time_asked'::text, 'time_given'::text, 'time_refused'::text, 'withdrawn'::text, 'paid_back'::text]))),
  constraint claim_steps_claim_id_fkey FOREIGN KEY (claim_id) REFERENCES claims(id),
  constraint claim_steps_file_sha256_fkey FOREIGN KEY (file_sha256) REFERENCES files(sha256),
  constraint claim_steps_pkey PRIMARY KEY (id)
);
CREATE INDEX claim_steps_of_claim ON public.claim_steps USING btree (claim_id, id);

create table claims (
  id bigint not null generated by default as identity,
  partner_id bigint not null,
  case_id bigint not null,
  customer_id bigint not null,
  remedy_id bigint,
  amount bigint not null,
  currency text not null,
  reason text not null,
  order_ref text,
  state text not null,
  answer text,
  accepted bigint,
  recovered bigint not null default 0,
  written_off bigint not null default 0,
  opened_at timestamp with time zone not null,
  answered_at timestamp with time zone,
  closed_at timestamp with time zone,
  due_at timestamp with time zone,
  promise_id bigint,
  owner_id bigint,
  team_id bigint,
  message_ids bigint[],
  withdrawn bigint not null default 0,
  answer_due_at timestamp with time zone,
  more_time_until timestamp with time zone,
  more_time_words text,
  constraint claims_amount_check CHECK ((amount > 0)),
  constraint claims_answer_check CHECK ((answer = ANY (ARRAY['whole'::text, 'part'::text, 'refused'::text]))),
  constraint claims_check CHECK (((accepted >= 0) AND (accepted <= amount))),
  constraint claims_check2 CHECK (((state = 'closed'::text) = (closed_at IS NOT NULL))),
  constraint claims_currency_check CHECK ((currency ~ '^[A-Z]{3}$'::text)),
  constraint claims_state_check CHECK ((state = ANY (ARRAY['asked'::text, 'answered'::text, 'closed'::text]))),
  constraint claims_sums CHECK (((recovered >= 0) AND (written_off >= 0) AND (withdrawn >= 0) AND (((recovered + written_off) + withdrawn) <= amount))),
  constraint claims_case_id_fkey FOREIGN KEY (case_id) REFERENCES cases(id),
  constraint claims_customer_id_fkey FOREIGN KEY (customer_id) REFERENCES customers(id),
  constraint claims_owner_id_fkey FOREIGN KEY (owner_id) REFERENCES staff(id),
  constraint claims_partner_id_fkey FOREIGN KEY (partner_id) REFERENCES partners(id),
  constraint claims_remedy_id_fkey FOREIGN KEY (remedy_id) REFERENCES remedies(id),
  constraint claims_team_id_fkey FOREIGN KEY (team_id) REFERENCES teams(id),
  constraint claims_pkey PRIMARY KEY (id)
);
CREATE INDEX claims_newest ON public.claims USING btree (opened_at DESC, id DESC);
CREATE INDEX claims_of_case ON public.claims USING btree (case_id, id);
CREATE INDEX claims_of_customer ON public.claims USING btree (customer_id, id);
CREATE INDEX claims_of_partner ON public.claims USING btree (partner_id, opened_at DESC, id DESC);
CREATE UNIQUE INDEX claims_of_promise ON public.claims USING btree (promise_id) WHERE (promise_id IS NOT NULL);
CREATE UNIQUE INDEX claims_of_remedy ON public.claims USING btree (remedy_id) WHERE (remedy_id IS NOT NULL);
CREATE INDEX claims_standing ON public.claims USING btree (due_at, id) WHERE (state <> 'closed'::text);

create table cobrowse_sessions (
  id bigint not null generated by default as identity,
  case_id bigint not null,
  agent_id bigint not null,
  code_hash text not null,
  invited_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  key_hash text,
  consented_at timestamp with time zone,
  host text,
  page_seen_at timestamp with time zone,
  agent_seen_at timestamp with time zone,
  ended_at timestamp with time zone,
  ended_by text,
  solved boolean,
  solved_at timestamp with time zone,
  constraint cobrowse_sessions_check CHECK (((ended_at IS NULL) = (ended_by IS NULL))),
  constraint cobrowse_sessions_check1 CHECK (((consented_at IS NULL) = (key_hash IS NULL))),
  constraint cobrowse_sessions_ended_by_check CHECK ((ended_by = ANY (ARRAY['agent'::text, 'customer'::text, 'left'::text, 'silence'::text, 'limit'::text, 'declined'::text, 'expired'::text, 'withdrawn'::text]))),
  constraint cobrowse_sessions_agent_id_fkey FOREIGN KEY (agent_id) REFERENCES staff(id),
  constraint cobrowse_sessions_case_id_fkey FOREIGN KEY (case_id) REFERENCES cases(id),
  constraint cobrowse_sessions_pkey PRIMARY KEY (id)
);
CREATE INDEX cobrowse_sessions_by_case ON public.cobrowse_sessions USING btree (case_id, id DESC);
CREATE INDEX cobrowse_sessions_by_time ON public.cobrowse_sessions USING btree (consented_at) WHERE (consented_at IS NOT NULL);
CREATE UNIQUE INDEX cobrowse_sessions_open ON public.cobrowse_sessions USING btree (case_id) WHERE (ended_at IS NULL);
CREATE UNIQUE INDEX cobrowse_sessions_open_codes ON public.cobrowse_sessions USING btree (code_hash) WHERE ((ended_at IS NULL) AND (consented_at IS NULL));

create table community_badges (
  staff_id bigint not null,
  display_name text not null,
  titles jsonb not null default '{}'::jsonb,
  executive boolean not null default false,
  constraint community_badges_staff_id_fkey FOREIGN KEY (staff_id) REFERENCES staff(id) ON DELETE CASCADE,
  constraint community_badges_pkey PRIMARY KEY (staff_id)
);

create table community_edits (
  id bigint not null generated by default as identity,
  post_id bigint not null,
  title text,
  body text not null,
  at timestamp with time zone not null,
  constraint community_edits_post_id_fkey FOREIGN KEY (post_id) REFERENCES community_posts(id) ON DELETE CASCADE,
  constraint community_edits_pkey PRIMARY KEY (id)
);
CREATE INDEX community_edits_of_post ON public.community_edits USING btree (post_id, id);

create table community_members (
  id bigint not null generated by default as identity,
  address text not null,
  display_name text not null,
  name_key text not null,
  locale text not null,
  banned_at timestamp with time zone,
  ban_reason text,
  created_at timestamp with time zone not null,
  constraint community_members_pkey PRIMARY KEY (id),
  constraint community_members_address_key UNIQUE (address),
  constraint community_members_name_key_key UNIQUE (name_key)
);

create table community_offers (
  key uuid not null,
  brand_id bigint not null,
  at timestamp with time zone not null,
  articles integer not null,
  questions integer not null,
  outcome text,
  article_id bigint,
  question_id bigint,
  constraint community_offers_outcome_check CHECK ((outcome = ANY (ARRAY['answered'::text, 'posted'::text]))),
  constraint community_offers_article_id_fkey FOREIGN KEY (article_id) REFERENCES knowledge_articles(id) ON DELETE SET NULL,
  constraint community_offers_brand_id_fkey FOREIGN KEY (brand_id) REFERENCES brands(id),
  constraint community_offers_question_id_fkey FOREIGN KEY (question_id) REFERENCES community_posts(id) ON DELETE SET NULL,
  constraint community_offers_pkey PRIMARY KEY (key)
);
CREATE INDEX community_offers_at ON public.community_offers USING btree (at);

create table community_posts (
  id bigint not null generated by default as identity,
  account_id bigint not null,
  kind text not null,
  question_id bigint,
  parent_id bigint,
  member_id bigint,
  staff_id bigint,
  body text not null,
  private_body text,
  state text not null,
  held_for text,
  language text not null,
  votes integer not null default 0,
  official boolean not null default false,
  message_id bigint,
  title text,
  tags text[] not null default '{}'::text[],
  locked boolean not null default false,
  merged_into bigint,
  accepted_id bigint,
  answers integer not null default 0,
  conversation_id bigint,
  terms tsvector,
  form_key text,
  created_at timestamp with time zone not null,
  published_at timestamp with time zone,
  edited_at timestamp with time zone,
  active_at timestamp with time zone not null,
  constraint community_posts_check CHECK (((member_id IS NULL) <> (staff_id IS NULL))),
  constraint community_posts_check1 CHECK (((kind = 'question'::text) = (question_id IS NULL))),
  constraint community_posts_kind_check CHECK ((kind = ANY (ARRAY['question'::text, 'answer'::text, 'comment'::text]))),
  constraint community_posts_state_check CHECK ((state = ANY (ARRAY['held'::text, 'visible'::text, 'hidden'::text]))),
  constraint community_posts_accepted_id_fkey FOREIGN KEY (accepted_id) REFERENCES community_posts(id),
  constraint community_posts_account_id_fkey FOREIGN KEY (account_id) REFERENCES channel_accounts(id),
  constraint community_posts_member_id_fkey FOREIGN KEY (member_id) REFERENCES community_members(id),
  constraint community_posts_merged_into_fkey FOREIGN KEY (merged_into) REFERENCES community_posts(id),
  constraint community_posts_parent_id_fkey FOREIGN KEY (parent_id) REFERENCES community_posts(id),
  constraint community_posts_question_id_fkey FOREIGN KEY (question_id) REFERENCES community_posts(id),
  constraint community_posts_staff_id_fkey FOREIGN KEY (staff_id) REFERENCES staff(id),
  constraint community_posts_pkey PRIMARY KEY (id),
  constraint community_posts_member_id_form_key_key UNIQUE (member_id, form_key),
  constraint community_posts_message_id_key UNIQUE (message_id)
);
CREATE INDEX community_posts_held ON public.community_posts USING btree (id) WHERE (state = 'held'::text);
CREATE INDEX community_posts_of_conversation ON public.community_posts USING btree (conversation_id) WHERE (conversation_id IS NOT NULL);
CREATE INDEX community_posts_of_member ON public.community_posts USING btree (member_id, created_at);
CREATE INDEX community_posts_of_question ON public.community_posts USING btree (question_id, id);
CREATE INDEX community_questions_newest ON public.community_posts USING btree (account_id, published_at DESC, id DESC) WHERE ((kind = 'question'::text) AND (state = 'visible'::text) AND (merged_into IS NULL));
CREATE INDEX community_questions_tags ON public.community_posts USING gin (tags) WHERE (kind = 'question'::text);
CREATE INDEX community_questions_terms ON public.community_posts USING gin (terms) WHERE (kind = 'question'::text);
CREATE INDEX community_questions_unanswered ON public.community_posts USING btree (account_id, published_at DESC, id DESC) WHERE ((kind = 'question'::text) AND (state = 'visible'::text) AND (merged_into IS NULL) AND (answers = 0));
CREATE INDEX community_questions_voted ON public.community_posts USING btree (account_id, votes DESC, id DESC) WHERE ((kind = 'question'::text) AND (state = 'visible'::text) AND (merged_into IS NULL));

create table community_proposals (
  id bigint not null generated by default as identity,
  question_id bigint not null,
  answer_id bigint not null,
  state text not null default 'open'::text,
  covered real not null,
  article_id bigint,
  reason text,
  settled_by bigint,
  settled_at timestamp with time zone,
  created_at timestamp with time zone not null,
  constraint community_proposals_state_check CHECK ((state = ANY (ARRAY['open'::text, 'written'::text, 'refused'::text]))),
  constraint community_proposals_answer_id_fkey FOREIGN KEY (answer_id) REFERENCES community_posts(id) ON DELETE CASCADE,
  constraint community_proposals_article_id_fkey FOREIGN KEY (article_id) REFERENCES knowledge_articles(id) ON DELETE SET NULL,
  constraint community_proposals_question_id_fkey FOREIGN KEY (question_id) REFERENCES community_posts(id) ON DELETE CASCADE,
  constraint community_proposals_settled_by_fkey FOREIGN KEY (settled_by) REFERENCES staff(id),
  constraint community_proposals_pkey PRIMARY KEY (id),
  constraint community_proposals_question_id_key UNIQUE (question_id)
);
CREATE INDEX community_proposals_in_state ON public.community_proposals USING btree (state, created_at DESC, id DESC);
CREATE INDEX community_proposals_of_article ON public.community_proposals USING btree (article_id) WHERE (article_id IS NOT NULL);

create table community_reports (
  id bigint not null generated by default as identity,
  post_id bigint not null,
  member_id bigint not null,
  reason text not null,
  words text,
  at timestamp with time zone not null,
  settled_at timestamp with time zone,
  constraint community_reports_member_id_fkey FOREIGN KEY (member_id) REFERENCES community_members(id) ON DELETE CASCADE,
  constraint community_reports_post_id_fkey FOREIGN KEY (post_id) REFERENCES community_posts(id) ON DELETE CASCADE,
  constraint community_reports_pkey PRIMARY KEY (id),
  constraint community_reports_post_id_member_id_key UNIQUE (post_id, member_id)
);
CREATE INDEX community_reports_open ON public.community_reports USING btree (post_id) WHERE (settled_at IS NULL);

create table community_sessions (
  token_hash text not null,
  member_id bigint not null,
  created_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  constraint community_sessions_member_id_fkey FOREIGN KEY (member_id) REFERENCES community_members(id) ON DELETE CASCADE,
  constraint community_sessions_pkey PRIMARY KEY (token_hash)
);
CREATE INDEX community_sessions_of_member ON public.community_sessions USING btree (member_id);

create table community_sign_ins (
  token_hash text not null,
  address text not null,
  asked_by text not null,
  created_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  used_at timestamp with time zone,
  constraint community_sign_ins_pkey PRIMARY KEY (token_hash)
);
CREATE INDEX community_sign_ins_of_address ON public.community_sign_ins USING btree (address, created_at);
CREATE INDEX community_sign_ins_of_asker ON public.community_sign_ins USING btree (asked_by, created_at);

create table community_subscriptions (
  question_id bigint not null,
  member_id bigint not null,
  at timestamp with time zone not null,
  ended_at timestamp with time zone,
  constraint community_subscriptions_member_id_fkey FOREIGN KEY (member_id) REFERENCES community_members(id) ON DELETE CASCADE,
  constraint community_subscriptions_question_id_fkey FOREIGN KEY (question_id) REFERENCES community_posts(id) ON DELETE CASCADE,
  constraint community_subscriptions_pkey PRIMARY KEY (question_id, member_id)
);

create table community_votes (
  post_id bigint not null,
  member_id bigint not null,
  at timestamp with time zone not null,
  constraint community_votes_member_id_fkey FOREIGN KEY (member_id) REFERENCES community_members(id) ON DELETE CASCADE,
  constraint community_votes_post_id_fkey FOREIGN KEY (post_id) REFERENCES community_posts(id) ON DELETE CASCADE,
  constraint community_votes_pkey PRIMARY KEY (post_id, member_id)
);

create table conversations (
  id bigint not null generated by default as identity,
  customer_id bigint not null,
  account_id bigint,
  channel text not null,
  case_id bigint,
  subject text,
  created_at timestamp with time zone not null,
  last_message_at timestamp with time zone not null,
  handle_id bigint,
  constraint conversations_account_id_fkey FOREIGN KEY (account_id) REFERENCES channel_accounts(id),
  constraint conversations_customer_id_fkey FOREIGN KEY (customer_id) REFERENCES customers(id),
  constraint conversations_pkey PRIMARY KEY (id)
);
CREATE INDEX conversations_of_case ON public.conversations USING btree (case_id);
CREATE INDEX conversations_of_customer ON public.conversations USING btree (customer_id, last_message_at DESC);
CREATE INDEX conversations_of_handle ON public.conversations USING btree (handle_id) WHERE (handle_id IS NOT NULL);

create table customer_care_marks (
  customer_id bigint not null,
  mark text not null,
  staff_id bigint,
  at timestamp with time zone not null,
  constraint customer_care_marks_mark_check CHECK ((mark = ANY (ARRAY['elderly'::text, 'child'::text, 'pregnant'::text, 'disabled'::text, 'ill'::text]))),
  constraint customer_care_marks_customer_id_fkey FOREIGN KEY (customer_id) REFERENCES customers(id),
  constraint customer_care_marks_staff_id_fkey FOREIGN KEY (staff_id) REFERENCES staff(id),
  constraint customer_care_marks_pkey PRIMARY KEY (customer_id)
);

create table customer_merges (
  id bigint not null generated by default as identity,
  kept_id bigint not null,
  other_id bigint not null,
  reason text,
  moved jsonb not null,
  kept_case_ids bigint[] not null,
  filled jsonb not null default '{}'::jsonb,
  merged_at timestamp with time zone not null,
  unmerged_at timestamp with time zone,
  constraint customer_merges_kept_id_fkey FOREIGN KEY (kept_id) REFERENCES customers(id),
  constraint customer_merges_other_id_fkey FOREIGN KEY (other_id) REFERENCES customers(id),
  constraint customer_merges_pkey PRIMARY KEY (id)
);
CREATE INDEX customer_merges_of_kept ON public.customer_merges USING btree (kept_id, id);
CREATE UNIQUE INDEX customer_merges_standing ON public.customer_merges USING btree (other_id) WHERE (unmerged_at IS NULL);

create table customers (
  id bigint not null generated by default as identity,
  name text,
  locale text,
  time_zone text,
  tier text,
  company text,
  remarks text,
  merged_into bigint,
  blocked_at timestamp with time zone,
  created_at timestamp with time zone not null default now(),
  updated_at timestamp with time zone not null default now(),
  constraint customers_merged_into_fkey FOREIGN KEY (merged_into) REFERENCES customers(id),
  constraint customers_pkey PRIMARY KEY (id)
);
CREATE INDEX customers_by_name ON public.customers USING btree (lower(name) text_pattern_ops, id);
CREATE INDEX customers_listed ON public.customers USING btree (id DESC) WHERE (merged_into IS NULL);
CREATE INDEX customers_merged_into ON public.customers USING btree (merged_into) WHERE (merged_into IS NOT NULL);

create table delivery_attempts (
  id bigint not null generated always as identity,
  message_id bigint not null,
  at timestamp with time zone not null,
  outcome text not null,
  detail text,
  data jsonb not null default '{}'::jsonb,
  constraint delivery_attempts_message_id_fkey FOREIGN KEY (message_id) REFERENCES messages(id) ON DELETE CASCADE,
  constraint delivery_attempts_pkey PRIMARY KEY (id)
);
CREATE INDEX delivery_attempts_of_message ON public.delivery_attempts USING btree (message_id, id);

create table drafts (
  case_id bigint not null,
  staff_id bigint not null,
  body jsonb not null,
  updated_at timestamp with time zone not null default now(),
  constraint drafts_staff_id_fkey FOREIGN KEY (staff_id) REFERENCES staff(id) ON DELETE CASCADE,
  constraint drafts_pkey PRIMARY KEY (case_id, staff_id)
);

create table early_reports (
  account_id bigint not null,
  provider_id text not null,
  outcome text not null,
  report jsonb not null,
  at timestamp with time zone not null,
  constraint early_reports_account_id_fkey FOREIGN KEY (account_id) REFERENCES channel_accounts(id),
  constraint early_reports_pkey PRIMARY KEY (account_id, provider_id, outcome)
);
CREATE INDEX early_reports_by_age ON public.early_reports USING btree (at);

create table event_cursors (
  reader text not null,
  xid xid8 not null,
  id bigint not null,
  constraint event_cursors_pkey PRIMARY KEY (reader)
);

create table events (
  id bigint not null generated always as identity,
  xid xid8 not null default pg_current_xact_id(),
  type text not null,
  at timestamp with time zone not null,
  actor_kind text not null,
  actor_id bigint,
  actor_name text,
  case_id bigint,
  customer_id bigint,
  data jsonb not null,
  constraint events_pkey PRIMARY KEY (id)
);
CREATE INDEX events_of_case ON public.events USING btree (case_id, id) WHERE (case_id IS NOT NULL);
CREATE INDEX events_of_customer ON public.events USING btree (customer_id, at, id) WHERE (customer_id IS NOT NULL);
CREATE INDEX events_reading_order ON public.events USING btree (xid, id);

create table executives (
  staff_id bigint not null,
  title jsonb not null,
  team_id bigint not null,
  deputy_ids bigint[] not null default '{}'::bigint[],
  position integer not null default 0,
  updated_at timestamp with time zone not null,
  constraint executives_staff_id_fkey FOREIGN KEY (staff_id) REFERENCES staff(id) ON DELETE CASCADE,
  constraint executives_team_id_fkey FOREIGN KEY (team_id) REFERENCES teams(id),
  constraint executives_pkey PRIMARY KEY (staff_id)
);

create table file_links (
  token_hash text not null,
  message_id bigint not null,
  name text not null,
  type text not null,
  size bigint not null,
  sha256 text not null,
  created_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  revoked_at timestamp with time zone,
  constraint file_links_message_id_fkey FOREIGN KEY (message_id) REFERENCES messages(id) ON DELETE CASCADE,
  constraint file_links_sha256_fkey FOREIGN KEY (sha256) REFERENCES files(sha256),
  constraint file_links_pkey PRIMARY KEY (token_hash)
);
CREATE INDEX file_links_by_expiry ON public.file_links USING btree (expires_at);
CREATE INDEX file_links_of_file ON public.file_links USING btree (sha256);
CREATE INDEX file_links_of_message ON public.file_links USING btree (message_id);

create table files (
  sha256 text not null,
  size bigint not null,
  stored_at timestamp with time zone not null default now(),
  constraint files_pkey PRIMARY KEY (sha256)
);

create table flow_pictures (
  sha256 text not null,
  type text not null,
  added_by bigint,
  added_at timestamp with time zone not null,
  constraint flow_pictures_type_check CHECK ((type = ANY (ARRAY['image/png'::text, 'image/jpeg'::text, 'image/webp'::text, 'image/gif'::text]))),
  constraint flow_pictures_added_by_fkey FOREIGN KEY (added_by) REFERENCES staff(id),
  constraint flow_pictures_sha256_fkey FOREIGN KEY (sha256) REFERENCES files(sha256),
  constraint flow_pictures_pkey PRIMARY KEY (sha256)
);

create table flow_runs (
  id bigint not null generated by default as identity,
  flow_id bigint not null,
  version integer not null,
  player text not null,
  locale text not null,
  staff_id bigint,
  case_id bigint,
  customer_id bigint,
  conversation_id bigint,
  state jsonb not null,
  step_no integer not null default 0,
  outcome text,
  started_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  constraint flow_runs_check CHECK (((outcome IS NULL) = (ended_at IS NULL))),
  constraint flow_runs_outcome_check CHECK ((outcome = ANY (ARRAY['solved'::text, 'not_solved'::text, 'handed_over'::text, 'abandoned'::text]))),
  constraint flow_runs_player_check CHECK ((player = ANY (ARRAY['customer'::text, 'agent'::text, 'robot'::text]))),
  constraint flow_runs_case_id_fkey FOREIGN KEY (case_id) REFERENCES cases(id),
  constraint flow_runs_conversation_id_fkey FOREIGN KEY (conversation_id) REFERENCES conversations(id),
  constraint flow_runs_customer_id_fkey FOREIGN KEY (customer_id) REFERENCES customers(id),
  constraint flow_runs_flow_id_version_fkey FOREIGN KEY (flow_id, version) REFERENCES flow_versions(flow_id, version),
  constraint flow_runs_staff_id_fkey FOREIGN KEY (staff_id) REFERENCES staff(id),
  constraint flow_runs_pkey PRIMARY KEY (id)
);
CREATE INDEX flow_runs_by_time ON public.flow_runs USING btree (started_at);
CREATE INDEX flow_runs_of_case ON public.flow_runs USING btree (case_id, id) WHERE (case_id IS NOT NULL);
CREATE INDEX flow_runs_of_conversation ON public.flow_runs USING btree (conversation_id) WHERE (conversation_id IS NOT NULL);
CREATE INDEX flow_runs_of_customer ON public.flow_runs USING btree (customer_id) WHERE (customer_id IS NOT NULL);
CREATE INDEX flow_runs_of_flow ON public.flow_runs USING btree (flow_id, started_at);
CREATE INDEX flow_runs_of_nobody ON public.flow_runs USING btree (updated_at) WHERE ((case_id IS NULL) AND (customer_id IS NULL));
CREATE INDEX flow_runs_open ON public.flow_runs USING btree (updated_at) WHERE (ended_at IS NULL);

create table flow_versions (
  flow_id bigint not null,
  version integer not null,
  spec jsonb not null,
  restored_from integer,
  saved_by bigint,
  saved_at timestamp with time zone not null,
  constraint flow_versions_flow_id_fkey FOREIGN KEY (flow_id) REFERENCES flows(id) ON DELETE CASCADE,
  constraint flow_versions_saved_by_fkey FOREIGN KEY (saved_by) REFERENCES staff(id),
  constraint flow_versions_pkey PRIMARY KEY (flow_id, version)
);

create table flows (
  id bigint not null generated by default as identity,
  slug text not null,
  version integer not null,
  published_version integer,
  archived_at timestamp with time zone,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  constraint flows_published_fkey FOREIGN KEY (id, published_version) REFERENCES flow_versions(flow_id, version) DEFERRABLE INITIALLY DEFERRED,
  constraint flows_pkey PRIMARY KEY (id),
  constraint flows_slug_key UNIQUE (slug)
);

create table form_versions (
  form_id bigint not null,
  version integer not null,
  spec jsonb not null,
  created_at timestamp with time zone not null,
  created_by bigint,
  constraint form_versions_created_by_fkey FOREIGN KEY (created_by) REFERENCES staff(id),
  constraint form_versions_form_id_fkey FOREIGN KEY (form_id) REFERENCES forms(id),
  constraint form_versions_pkey PRIMARY KEY (form_id, version)
);

create table forms (
  id bigint not null generated by default as identity,
  brand_id bigint not null,
  slug text not null,
  position integer not null default 0,
  published boolean not null default false,
  is_default boolean not null default false,
  version integer not null default 1,
  spec jsonb not null,
  archived_at timestamp with time zone,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  constraint forms_brand_id_fkey FOREIGN KEY (brand_id) REFERENCES brands(id),
  constraint forms_pkey PRIMARY KEY (id),
  constraint forms_slug_key UNIQUE (slug)
);
CREATE UNIQUE INDEX forms_one_default ON public.forms USING btree (brand_id) WHERE is_default;

create table handle_opt_outs (
  channel text not null,
  at timestamp with time zone not null,
  kind text not null,
  address text not null,
  constraint handle_opt_outs_pkey PRIMARY KEY (kind, address, channel)
);

create table handles (
  id bigint not null generated by default as identity,
  customer_id bigint not null,
  kind text not null,
  address text not null,
  display text not null,
  name text,
  verified_at timestamp with time zone,
  evidence jsonb,
  bounced_at timestamp with time zone,
  bounce_reason text,
  created_at timestamp with time zone not null default now(),
  constraint handles_customer_id_fkey FOREIGN KEY (customer_id) REFERENCES customers(id),
  constraint handles_pkey PRIMARY KEY (id),
  constraint handles_kind_address_key UNIQUE (kind, address)
);
CREATE INDEX handles_by_beginning ON public.handles USING btree (address text_pattern_ops, id);
CREATE INDEX handles_of_customer ON public.handles USING btree (customer_id);

create table help_contacts (
  message_id bigint not null,
  article_id bigint not null,
  at timestamp with time zone not null,
  constraint help_contacts_article_id_fkey FOREIGN KEY (article_id) REFERENCES knowledge_articles(id) ON DELETE CASCADE,
  constraint help_contacts_message_id_fkey FOREIGN KEY (message_id) REFERENCES messages(id) ON DELETE CASCADE,
  constraint help_contacts_pkey PRIMARY KEY (message_id)
);
CREATE INDEX help_contacts_by_time ON public.help_contacts USING btree (at, article_id);
CREATE INDEX help_contacts_of_article ON public.help_contacts USING btree (article_id, at);

create table help_feedback (
  id bigint not null generated by default as identity,
  article_id bigint not null,
  locale text not null,
  version integer not null,
  visitor text not null,
  helpful boolean not null,
  missing text not null default ''::text,
  created_at timestamp with time zone not null,
  changed_at timestamp with time zone not null,
  constraint help_feedback_article_id_fkey FOREIGN KEY (article_id) REFERENCES knowledge_articles(id) ON DELETE CASCADE,
  constraint help_feedback_pkey PRIMARY KEY (id),
  constraint help_feedback_article_id_locale_version_visitor_key UNIQUE (article_id, locale, version, visitor)
);
CREATE INDEX help_feedback_newest ON public.help_feedback USING btree (changed_at DESC, id DESC);

create table help_search_days (
  day date not null,
  brand_id bigint not null,
  locale text not null,
  place text not null,
  outcome text not null,
  found boolean not null,
  opened boolean not null,
  searches integer not null,
  constraint help_search_days_brand_id_fkey FOREIGN KEY (brand_id) REFERENCES brands(id),
  constraint help_search_days_pkey PRIMARY KEY (day, brand_id, locale, place, outcome, found, opened)
);

create table help_search_todos (
  words text not null,
  state text not null,
  article_id bigint,
  settled_by bigint,
  settled_at timestamp with time zone not null,
  constraint help_search_todos_state_check CHECK ((state = ANY (ARRAY['written'::text, 'dismissed'::text]))),
  constraint help_search_todos_article_id_fkey FOREIGN KEY (article_id) REFERENCES knowledge_articles(id) ON DELETE CASCADE,
  constraint help_search_todos_settled_by_fkey FOREIGN KEY (settled_by) REFERENCES staff(id),
  constraint help_search_todos_pkey PRIMARY KEY (words)
);

create table help_searches (
  id bigint not null generated by default as identity,
  key text not null,
  brand_id bigint not null,
  locale text not null,
  place text not null,
  product text,
  words text not null,
  shown bigint[] not null,
  visit text,
  network text,
  opened_id bigint,
  judged_id bigint,
  helped boolean,
  wrote boolean not null default false,
  at timestamp with time zone not null,
  outcome text,
  constraint help_searches_outcome_check CHECK ((outcome = ANY (ARRAY['confirmed'::text, 'avoided'::text, 'wrote'::text, 'left'::text, 'same'::text, 'untold'::text]))),
  constraint help_searches_place_check CHECK ((place = ANY (ARRAY['search'::text, 'contact'::text, 'article'::text, 'guide'::text]))),
  constraint help_searches_brand_id_fkey FOREIGN KEY (brand_id) REFERENCES brands(id),
  constraint help_searches_pkey PRIMARY KEY (id),
  constraint help_searches_key_key UNIQUE (key)
);
CREATE INDEX help_searches_by_time ON public.help_searches USING btree (at, id);
CREATE INDEX help_searches_in_vain ON public.help_searches USING btree (at) WHERE ((shown = '{}'::bigint[]) OR (opened_id IS NULL));
CREATE INDEX help_searches_of_visit ON public.help_searches USING btree (visit) WHERE (visit IS NOT NULL);
CREATE INDEX help_searches_unsettled ON public.help_searches USING btree (at) WHERE (outcome IS NULL);

create table help_views (
  article_id bigint not null,
  locale text not null,
  day date not null,
  views integer not null,
  constraint help_views_article_id_fkey FOREIGN KEY (article_id) REFERENCES knowledge_articles(id) ON DELETE CASCADE,
  constraint help_views_pkey PRIMARY KEY (article_id, locale, day)
);
CREATE INDEX help_views_by_day ON public.help_views USING btree (day);

create table hook_signatures (
  account_id bigint not null,
  signature text not null,
  body_sha256 text not null,
  at timestamp with time zone not null,
  constraint hook_signatures_account_id_fkey FOREIGN KEY (account_id) REFERENCES channel_accounts(id) ON DELETE CASCADE,
  constraint hook_signatures_pkey PRIMARY KEY (account_id, signature)
);
CREATE INDEX hook_signatures_by_age ON public.hook_signatures USING btree (at);

create table idempotency_keys (
  scope text not null,
  actor text not null,
  key text not null,
  result_id bigint,
  at timestamp with time zone not null,
  constraint idempotency_keys_pkey PRIMARY KEY (scope, actor, key)
);
CREATE INDEX idempotency_keys_by_age ON public.idempotency_keys USING btree (at);

create table identity_codes (
  id text not null,
  purpose text not null,
  case_id bigint,
  customer_id bigint,
  handle_kind text not null,
  handle_address text not null,
  display text not null,
  channel text not null,
  message_id bigint,
  code_proof text,
  asked_by text not null,
  tries integer not null default 0,
  sent_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  constraint identity_codes_purpose_check CHECK ((purpose = ANY (ARRAY['case'::text, 'sign-in'::text]))),
  constraint identity_codes_pkey PRIMARY KEY (id)
);
CREATE INDEX identity_codes_by_age ON public.identity_codes USING btree (sent_at);
CREATE INDEX identity_codes_of_asker ON public.identity_codes USING btree (asked_by, sent_at);
CREATE INDEX identity_codes_of_case ON public.identity_codes USING btree (case_id, sent_at) WHERE (case_id IS NOT NULL);
CREATE INDEX identity_codes_of_customer ON public.identity_codes USING btree (customer_id, sent_at);
CREATE INDEX identity_codes_of_handle ON public.identity_codes USING btree (handle_kind, handle_address, sent_at);

create table identity_different (
  low_id bigint not null,
  high_id bigint not null,
  staff_id bigint,
  at timestamp with time zone not null,
  constraint identity_different_pkey PRIMARY KEY (low_id, high_id)
);

create table identity_mentions (
  kind text not null,
  value text not null,
  message_id bigint not null,
  case_id bigint not null,
  customer_id bigint not null,
  at timestamp with time zone not null,
  constraint identity_mentions_kind_check CHECK ((kind = ANY (ARRAY['phone'::text, 'mail'::text, 'number'::text]))),
  constraint identity_mentions_pkey PRIMARY KEY (kind, value, message_id)
);
CREATE INDEX identity_mentions_of_case ON public.identity_mentions USING btree (case_id);
CREATE INDEX identity_mentions_of_customer ON public.identity_mentions USING btree (customer_id, kind, value);

create table identity_proofs (
  id bigint not null generated by default as identity,
  case_id bigint not null,
  handle_kind text not null,
  handle_address text not null,
  display text not null,
  channel text not null,
  how text not null,
  message_id bigint,
  conversation_id bigint,
  staff_id bigint,
  at timestamp with time zone not null,
  first_case_id bigint,
  constraint identity_proofs_how_check CHECK ((how = ANY (ARRAY['typed'::text, 'told'::text]))),
  constraint identity_proofs_pkey PRIMARY KEY (id)
);
CREATE INDEX identity_proofs_of_case ON public.identity_proofs USING btree (case_id, at);

create table improvement_causes (
  improvement_id bigint not null,
  cause_id bigint not null,
  constraint improvement_causes_cause_id_fkey FOREIGN KEY (cause_id) REFERENCES causes(id),
  constraint improvement_causes_improvement_id_fkey FOREIGN KEY (improvement_id) REFERENCES improvements(id) ON DELETE CASCADE,
  constraint improvement_causes_pkey PRIMARY KEY (improvement_id, cause_id)
);
CREATE INDEX improvement_causes_by_cause ON public.improvement_causes USING btree (cause_id);

create table improvements (
  id bigint not null generated by default as identity,
  title text not null,
  expected text,
  products text[] not null default '{}'::text[],
  owner_id bigint not null,
  promise_id bigint not null,
  state text not null default 'open'::text,
  settled_at timestamp with time zone,
  evidence text,
  created_by bigint,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  constraint improvements_state_check CHECK ((state = ANY (ARRAY['open'::text, 'done'::text, 'dropped'::text]))),
  constraint improvements_created_by_fkey FOREIGN KEY (created_by) REFERENCES staff(id),
  constraint improvements_owner_id_fkey FOREIGN KEY (owner_id) REFERENCES staff(id),
  constraint improvements_pkey PRIMARY KEY (id),
  constraint improvements_promise_id_key UNIQUE (promise_id)
);
CREATE INDEX improvements_by_owner ON public.improvements USING btree (owner_id, id DESC);
CREATE INDEX improvements_by_state ON public.improvements USING btree (state, id DESC);

create table intake (
  id bigint not null generated always as identity,
  account_id bigint not null,
  external_id text not null,
  raw_sha256 text not null,
  envelope jsonb not null default '{}'::jsonb,
  state text not null default 'pending'::text,
  attempts integer not null default 0,
  retry_at timestamp with time zone,
  error text,
  message_id bigint,
  received_at timestamp with time zone not null,
  done_at timestamp with time zone,
  raw_removed_at timestamp with time zone,
  constraint intake_state_check CHECK ((state = ANY (ARRAY['pending'::text, 'done'::text, 'failed'::text, 'refused'::text]))),
  constraint intake_account_id_fkey FOREIGN KEY (account_id) REFERENCES channel_accounts(id),
  constraint intake_raw_sha256_fkey FOREIGN KEY (raw_sha256) REFERENCES files(sha256),
  constraint intake_pkey PRIMARY KEY (id),
  constraint intake_account_id_external_id_key UNIQUE (account_id, external_id)
);
CREATE INDEX intake_failed ON public.intake USING btree (id) WHERE (state = ANY (ARRAY['failed'::text, 'refused'::text]));
CREATE INDEX intake_pending ON public.intake USING btree (id) WHERE (state = 'pending'::text);
CREATE INDEX intake_raw_kept ON public.intake USING btree (id) WHERE (raw_removed_at IS NULL);
CREATE INDEX intake_retries ON public.intake USING btree (retry_at) WHERE ((state = 'failed'::text) AND (retry_at IS NOT NULL));

create table job_workers (
  worker_id text not null,
  process integer not null,
  constraint job_workers_pkey PRIMARY KEY (worker_id)
);

create table knowledge_articles (
  id bigint not null generated by default as identity,
  category_id bigint,
  audience text not null default 'public'::text,
  brand_ids bigint[] not null default '{}'::bigint[],
  products text[] not null default '{}'::text[],
  source_locale text not null,
  owner_id bigint,
  expires_at timestamp with time zone,
  archived_at timestamp with time zone,
  created_by bigint,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  expiry_told text,
  constraint knowledge_articles_audience_check CHECK ((audience = ANY (ARRAY['public'::text, 'signed_in'::text, 'partner'::text, 'agents'::text]))),
  constraint knowledge_articles_expiry_told_check CHECK ((expiry_told = ANY (ARRAY['soon'::text, 'over'::text]))),
  constraint knowledge_articles_category_id_fkey FOREIGN KEY (category_id) REFERENCES knowledge_categories(id),
  constraint knowledge_articles_created_by_fkey FOREIGN KEY (created_by) REFERENCES staff(id),
  constraint knowledge_articles_owner_id_fkey FOREIGN KEY (owner_id) REFERENCES staff(id),
  constraint knowledge_articles_pkey PRIMARY KEY (id)
);
CREATE INDEX knowledge_articles_by_category ON public.knowledge_articles USING btree (category_id);
CREATE INDEX knowledge_articles_expiring ON public.knowledge_articles USING btree (expires_at) WHERE ((expires_at IS NOT NULL) AND (archived_at IS NULL));
CREATE INDEX knowledge_articles_newest ON public.knowledge_articles USING btree (updated_at DESC, id DESC);

create table knowledge_categories (
  id bigint not null generated by default as identity,
  parent_id bigint,
  slug text not null,
  names jsonb not null,
  position integer not null default 0,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  constraint knowledge_categories_parent_id_fkey FOREIGN KEY (parent_id) REFERENCES knowledge_categories(id),
  constraint knowledge_categories_pkey PRIMARY KEY (id),
  constraint knowledge_categories_slug_key UNIQUE (slug)
);
CREATE INDEX knowledge_categories_by_parent ON public.knowledge_categories USING btree (parent_id, "position", id);

create table knowledge_editions (
  id bigint not null generated by default as identity,
  article_id bigint not null,
  locale text not null,
  slug text not null,
  published_version integer,
  published_at timestamp with time zone,
  draft_title text,
  draft_summary text,
  draft_body text,
  draft_by bigint,
  draft_at timestamp with time zone,
  draft_revision integer not null default 0,
  review_asked_by bigint,
  review_asked_at timestamp with time zone,
  draft_source_version integer,
  returned_note text,
  returned_by bigint,
  constraint knowledge_editions_article_id_fkey FOREIGN KEY (article_id) REFERENCES knowledge_articles(id) ON DELETE CASCADE,
  constraint knowledge_editions_draft_by_fkey FOREIGN KEY (draft_by) REFERENCES staff(id),
  constraint knowledge_editions_returned_by_fkey FOREIGN KEY (returned_by) REFERENCES staff(id),
  constraint knowledge_editions_review_asked_by_fkey FOREIGN KEY (review_asked_by) REFERENCES staff(id),
  constraint knowledge_editions_pkey PRIMARY KEY (id),
  constraint knowledge_editions_article_id_locale_key UNIQUE (article_id, locale),
  constraint knowledge_editions_locale_slug_key UNIQUE (locale, slug)
);
CREATE INDEX knowledge_drafts_grams ON public.knowledge_editions USING gin (knowledge_grams(((draft_title || '
'::text) || draft_body))) WHERE (draft_body IS NOT NULL);
CREATE INDEX knowledge_editions_in_review ON public.knowledge_editions USING btree (review_asked_at) WHERE (review_asked_at IS NOT NULL);
CREATE INDEX knowledge_editions_published ON public.knowledge_editions USING btree (locale, published_at DESC, id DESC) WHERE (published_version IS NOT NULL);

create table knowledge_embedding_bits (
  passage_id bigint not null,
  bits bit varying not null,
  constraint knowledge_embedding_bits_passage_id_fkey FOREIGN KEY (passage_id) REFERENCES knowledge_embeddings(passage_id) ON DELETE CASCADE,
  constraint knowledge_embedding_bits_pkey PRIMARY KEY (passage_id)
);

create table knowledge_embeddings (
  passage_id bigint not null,
  model text not null,
  vector bytea not null,
  constraint knowledge_embeddings_passage_id_fkey FOREIGN KEY (passage_id) REFERENCES knowledge_passages(id) ON DELETE CASCADE,
  constraint knowledge_embeddings_pkey PRIMARY KEY (passage_id)
);
CREATE INDEX knowledge_embeddings_of_model ON public.knowledge_embeddings USING btree (model, passage_id);

create table knowledge_files (
  key text not null,
  article_id bigint not null,
  name text not null,
  type text not null,
  size bigint not null,
  sha256 text not null,
  added_by bigint,
  created_at timestamp with time zone not null,
  constraint knowledge_files_added_by_fkey FOREIGN KEY (added_by) REFERENCES staff(id),
  constraint knowledge_files_article_id_fkey FOREIGN KEY (article_id) REFERENCES knowledge_articles(id) ON DELETE CASCADE,
  constraint knowledge_files_sha256_fkey FOREIGN KEY (sha256) REFERENCES files(sha256),
  constraint knowledge_files_pkey PRIMARY KEY (key)
);
CREATE INDEX knowledge_files_by_content ON public.knowledge_files USING btree (sha256);
CREATE INDEX knowledge_files_of_article ON public.knowledge_files USING btree (article_id);

create table knowledge_imports (
  source text not null,
  external_id text not null,
  locale text not null,
  hash text not null,
  article_id bigint not null,
  imported_at timestamp with time zone not null,
  constraint knowledge_imports_article_id_fkey FOREIGN KEY (article_id) REFERENCES knowledge_articles(id) ON DELETE CASCADE,
  constraint knowledge_imports_pkey PRIMARY KEY (source, external_id, locale)
);
CREATE INDEX knowledge_imports_of_article ON public.knowledge_imports USING btree (article_id);

create table knowledge_passages (
  id bigint not null generated by default as identity,
  edition_id bigint not null,
  article_id bigint not null,
  locale text not null,
  audience text not null,
  brand_ids bigint[] not null,
  expires_at timestamp with time zone,
  number integer not null,
  title text not null,
  heading text not null default ''::text,
  anchor text not null default ''::text,
  text text not null,
  length integer not null,
  constraint knowledge_passages_article_id_fkey FOREIGN KEY (article_id) REFERENCES knowledge_articles(id) ON DELETE CASCADE,
  constraint knowledge_passages_edition_id_fkey FOREIGN KEY (edition_id) REFERENCES knowledge_editions(id) ON DELETE CASCADE,
  constraint knowledge_passages_pkey PRIMARY KEY (id),
  constraint knowledge_passages_edition_id_number_key UNIQUE (edition_id, number)
);
CREATE INDEX knowledge_passages_of_article ON public.knowledge_passages USING btree (article_id);

create table knowledge_postings (
  term_id integer not null,
  passage_id bigint not null,
  weight real not null,
  constraint knowledge_postings_passage_id_fkey FOREIGN KEY (passage_id) REFERENCES knowledge_passages(id) ON DELETE CASCADE,
  constraint knowledge_postings_term_id_fkey FOREIGN KEY (term_id) REFERENCES knowledge_terms(id),
  constraint knowledge_postings_pkey PRIMARY KEY (term_id, weight, passage_id)
);
CREATE INDEX knowledge_postings_of_passage ON public.knowledge_postings USING btree (passage_id);

create table knowledge_redirects (
  locale text not null,
  slug text not null,
  article_id bigint not null,
  constraint knowledge_redirects_article_id_fkey FOREIGN KEY (article_id) REFERENCES knowledge_articles(id) ON DELETE CASCADE,
  constraint knowledge_redirects_pkey PRIMARY KEY (locale, slug)
);
CREATE INDEX knowledge_redirects_of_article ON public.knowledge_redirects USING btree (article_id);

create table knowledge_synonyms (
  id bigint not null generated by default as identity,
  words text[] not null,
  updated_at timestamp with time zone not null,
  constraint knowledge_synonyms_pkey PRIMARY KEY (id)
);

create table knowledge_terms (
  id integer not null generated by default as identity,
  term text not null,
  passages integer not null,
  sound text,
  is_word boolean not null,
  constraint knowledge_terms_pkey PRIMARY KEY (id),
  constraint knowledge_terms_term_key UNIQUE (term)
);
CREATE INDEX knowledge_terms_by_sound ON public.knowledge_terms USING btree (sound) WHERE ((sound IS NOT NULL) AND is_word);

create table knowledge_usage (
  article_id bigint not null,
  expected double precision not null,
  opened double precision not null,
  helped double precision not null,
  not_helped double precision not null,
  boost real not null,
  at timestamp with time zone not null,
  constraint knowledge_usage_boost_check CHECK (((boost >= ('-0.03'::numeric)::double precision) AND (boost <= (0.03)::double precision))),
  constraint knowledge_usage_article_id_fkey FOREIGN KEY (article_id) REFERENCES knowledge_articles(id) ON DELETE CASCADE,
  constraint knowledge_usage_pkey PRIMARY KEY (article_id)
);

create table knowledge_versions (
  edition_id bigint not null,
  number integer not null,
  title text not null,
  summary text not null,
  body text not null,
  source_version integer,
  note text not null default ''::text,
  written_by bigint,
  published_by bigint,
  created_at timestamp with time zone not null,
  constraint knowledge_versions_edition_id_fkey FOREIGN KEY (edition_id) REFERENCES knowledge_editions(id) ON DELETE CASCADE,
  constraint knowledge_versions_published_by_fkey FOREIGN KEY (published_by) REFERENCES staff(id),
  constraint knowledge_versions_written_by_fkey FOREIGN KEY (written_by) REFERENCES staff(id),
  constraint knowledge_versions_pkey PRIMARY KEY (edition_id, number)
);
CREATE INDEX knowledge_versions_grams ON public.knowledge_versions USING gin (knowledge_grams(((title || '
'::text) || body)));

create table macros (
  id bigint not null generated by default as identity,
  name text not null,
  actions jsonb not null,
  staff_id bigint,
  team_id bigint,
  position integer not null default 0,
  used_count integer not null default 0,
  archived_at timestamp with time zone,
  created_at timestamp with time zone not null default now(),
  updated_at timestamp with time zone not null default now(),
  constraint macros_staff_id_fkey FOREIGN KEY (staff_id) REFERENCES staff(id) ON DELETE CASCADE,
  constraint macros_team_id_fkey FOREIGN KEY (team_id) REFERENCES teams(id) ON DELETE CASCADE,
  constraint macros_pkey PRIMARY KEY (id)
);
CREATE INDEX macros_shown ON public.macros USING btree ("position", id) WHERE (archived_at IS NULL);

create table message_hidden_words (
  message_id bigint not null,
  sealed text not null,
  until timestamp with time zone not null,
  constraint message_hidden_words_message_id_fkey FOREIGN KEY (message_id) REFERENCES messages(id) ON DELETE CASCADE,
  constraint message_hidden_words_pkey PRIMARY KEY (message_id)
);

create table message_parts (
  account_id bigint not null,
  provider_id text not null,
  message_id bigint not null,
  at timestamp with time zone not null,
  constraint message_parts_account_id_fkey FOREIGN KEY (account_id) REFERENCES channel_accounts(id),
  constraint message_parts_message_id_fkey FOREIGN KEY (message_id) REFERENCES messages(id) ON DELETE CASCADE,
  constraint message_parts_pkey PRIMARY KEY (account_id, provider_id)
);
CREATE INDEX message_parts_of_message ON public.message_parts USING btree (message_id, at);

create table message_templates (
  account_id bigint not null,
  external_id text not null,
  language text not null,
  name text not null,
  state text not null,
  definition jsonb not null,
  constraint message_templates_state_check CHECK ((state = ANY (ARRAY['usable'::text, 'waiting'::text, 'refused'::text, 'paused'::text, 'unsupported'::text]))),
  constraint message_templates_account_id_fkey FOREIGN KEY (account_id) REFERENCES channel_accounts(id) ON DELETE CASCADE,
  constraint message_templates_pkey PRIMARY KEY (account_id, external_id, language)
);
CREATE INDEX message_templates_by_name ON public.message_templates USING btree (account_id, name, external_id, language);

create table messages (
  id bigint not null generated by default as identity,
  customer_id bigint not null,
  conversation_id bigint,
  case_id bigint not null,
  account_id bigint,
  channel text not null,
  direction text not null,
  kind text not null,
  external_id text,
  in_reply_to text,
  thread_refs text[] not null default '{}'::text[],
  subject text,
  sender jsonb,
  recipients jsonb not null default '{}'::jsonb,
  our_role text,
  text text not null default ''::text,
  quoted_text text,
  signature_text text,
  html text,
  raw_sha256 text,
  auto_reply text,
  language text,
  problems jsonb not null default '[]'::jsonb,
  author_id bigint,
  delivery_state text,
  delivery_error text,
  send_at timestamp with time zone,
  sent_at timestamp with time zone,
  written_at timestamp with time zone,
  created_at timestamp with time zone not null,
  handle_id bigint,
  third_person boolean not null default false,
  automatic boolean not null default false,
  then_category text,
  undone_at timestamp with time zone,
  lost_at timestamp with time zone,
  joined jsonb,
  maybe_of jsonb,
  answered_at timestamp with time zone,
  form jsonb,
  template jsonb,
  choices text[],
  constraint messages_direction_check CHECK ((direction = ANY (ARRAY['in'::text, 'out'::text, 'note'::text]))),
  constraint messages_account_id_fkey FOREIGN KEY (account_id) REFERENCES channel_accounts(id),
  constraint messages_author_id_fkey FOREIGN KEY (author_id) REFERENCES staff(id),
  constraint messages_conversation_id_fkey FOREIGN KEY (conversation_id) REFERENCES conversations(id),
  constraint messages_customer_id_fkey FOREIGN KEY (customer_id) REFERENCES customers(id),
  constraint messages_pkey PRIMARY KEY (id)
);
CREATE INDEX messages_by_delivery ON public.messages USING btree (delivery_state, id) WHERE (delivery_state IS NOT NULL);
CREATE INDEX messages_by_form ON public.messages USING btree ((((form ->> 'formId'::text))::bigint), id) WHERE (form IS NOT NULL);
CREATE INDEX messages_by_third_person ON public.messages USING btree (handle_id, created_at, id) WHERE third_person;
CREATE UNIQUE INDEX messages_in_by_external_id ON public.messages USING btree (external_id, account_id) WHERE ((external_id IS NOT NULL) AND (direction = 'in'::text));
CREATE INDEX messages_maybe_of ON public.messages USING btree ((((maybe_of ->> 'caseId'::text))::bigint)) WHERE (maybe_of IS NOT NULL);
CREATE INDEX messages_of_case ON public.messages USING btree (case_id, id);
CREATE INDEX messages_of_conversation ON public.messages USING btree (conversation_id, id);
CREATE INDEX messages_of_customer ON public.messages USING btree (customer_id, created_at, id);
CREATE INDEX messages_out_by_external_id ON public.messages USING btree (external_id) WHERE ((external_id IS NOT NULL) AND (direction = 'out'::text));
CREATE INDEX messages_sent_lately ON public.messages USING btree (account_id, sent_at) WHERE ((direction = 'out'::text) AND (sent_at IS NOT NULL));

create table model_calls (
  id bigint not null generated by default as identity,
  kind text not null,
  purpose text not null,
  model text not null,
  at timestamp with time zone not null,
  ms integer not null,
  characters integer not null,
  outcome text not null,
  detail text,
  sent text,
  keep_until timestamp with time zone,
  constraint model_calls_pkey PRIMARY KEY (id)
);
CREATE INDEX model_calls_by_kind ON public.model_calls USING btree (kind, id DESC);
CREATE INDEX model_calls_kept ON public.model_calls USING btree (keep_until) WHERE (keep_until IS NOT NULL);

create table model_days (
  kind text not null,
  day date not null,
  calls integer not null,
  constraint model_days_pkey PRIMARY KEY (kind, day)
);

create table models (
  kind text not null,
  active boolean not null,
  base_url text not null,
  model text not null,
  sealed_key text,
  timeout_ms integer not null,
  daily_limit integer not null,
  keep_days integer not null,
  changed_at timestamp with time zone not null,
  changed_by bigint,
  constraint models_daily_limit_check CHECK ((daily_limit > 0)),
  constraint models_keep_days_check CHECK (((keep_days >= 0) AND (keep_days <= 90))),
  constraint models_kind_check CHECK ((kind = 'chat'::text)),
  constraint models_timeout_ms_check CHECK (((timeout_ms >= 500) AND (timeout_ms <= 60000))),
  constraint models_changed_by_fkey FOREIGN KEY (changed_by) REFERENCES staff(id),
  constraint models_pkey PRIMARY KEY (kind)
);

create table notifications (
  id bigint not null generated always as identity,
  staff_id bigint not null,
  at timestamp with time zone not null,
  kind text not null,
  case_id bigint,
  promise_id bigint,
  data jsonb not null default '{}'::jsonb,
  read_at timestamp with time zone,
  constraint notifications_staff_id_fkey FOREIGN KEY (staff_id) REFERENCES staff(id) ON DELETE CASCADE,
  constraint notifications_pkey PRIMARY KEY (id)
);
CREATE INDEX notifications_by_age ON public.notifications USING btree (at);
CREATE INDEX notifications_of_kind ON public.notifications USING btree (staff_id, kind, id DESC);
CREATE INDEX notifications_of_promise ON public.notifications USING btree (promise_id, staff_id) WHERE (promise_id IS NOT NULL);
CREATE INDEX notifications_of_staff ON public.notifications USING btree (staff_id, id DESC);
CREATE INDEX notifications_unread ON public.notifications USING btree (staff_id, id DESC) WHERE (read_at IS NULL);

create table order_lines (
  order_id bigint not null,
  position integer not null,
  sku text,
  name text not null,
  quantity integer not null,
  constraint order_lines_quantity_check CHECK ((quantity > 0)),
  constraint order_lines_order_id_fkey FOREIGN KEY (order_id) REFERENCES orders(id) ON DELETE CASCADE,
  constraint order_lines_pkey PRIMARY KEY (order_id, "position")
);

create table orders (
  id bigint not null generated by default as identity,
  brand_id bigint not null,
  number text not null,
  number_key text not null,
  external_id text,
  customer_id bigint,
  name text,
  mail text,
  phone text,
  state text not null,
  currency text,
  total bigint,
  placed_at timestamp with time zone not null,
  estimated_at timestamp with time zone,
  fingerprint text not null,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  constraint orders_check CHECK (((total IS NULL) OR (currency IS NOT NULL))),
  constraint orders_state_check CHECK ((state = ANY (ARRAY['placed'::text, 'paid'::text, 'packed'::text, 'shipped'::text, 'delivered'::text, 'cancelled'::text, 'returned'::text]))),
  constraint orders_total_check CHECK ((total >= 0)),
  constraint orders_brand_id_fkey FOREIGN KEY (brand_id) REFERENCES brands(id),
  constraint orders_customer_id_fkey FOREIGN KEY (customer_id) REFERENCES customers(id),
  constraint orders_pkey PRIMARY KEY (id),
  constraint orders_brand_id_number_key_key UNIQUE (brand_id, number_key)
);
CREATE INDEX orders_by_mail ON public.orders USING btree (mail, id DESC) WHERE (mail IS NOT NULL);
CREATE INDEX orders_by_number ON public.orders USING btree (number_key text_pattern_ops, id);
CREATE INDEX orders_by_phone ON public.orders USING btree (phone, id DESC) WHERE (phone IS NOT NULL);
CREATE INDEX orders_by_time ON public.orders USING btree (placed_at DESC, id DESC);
CREATE INDEX orders_of_customer ON public.orders USING btree (customer_id, placed_at DESC, id DESC) WHERE (customer_id IS NOT NULL);

create table partners (
  id bigint not null generated by default as identity,
  name text not null,
  kind text not null,
  email text,
  phone text,
  contact_name text,
  locale text not null default 'zh-CN'::text,
  calendar_id bigint,
  answer_days integer not null,
  payment_days integer not null,
  active boolean not null default true,
  created_at timestamp with time zone not null,
  parent_id bigint,
  constraint partners_answer_days_check CHECK (((answer_days >= 1) AND (answer_days <= 60))),
  constraint partners_check CHECK ((parent_id <> id)),
  constraint partners_kind_check CHECK ((kind = ANY (ARRAY['merchant'::text, 'courier'::text, 'repairer'::text, 'supplier'::text, 'other'::text]))),
  constraint partners_locale_check CHECK ((locale = ANY (ARRAY['zh-CN'::text, 'en'::text]))),
  constraint partners_name_check CHECK ((name <> ''::text)),
  constraint partners_payment_days_check CHECK (((payment_days >= 1) AND (payment_days <= 120))),
  constraint partners_calendar_id_fkey FOREIGN KEY (calendar_id) REFERENCES calendars(id),
  constraint partners_parent_id_fkey FOREIGN KEY (parent_id) REFERENCES partners(id),
  constraint partners_pkey PRIMARY KEY (id)
);
CREATE UNIQUE INDEX partners_by_name ON public.partners USING btree (lower(name));
CREATE INDEX partners_outlets ON public.partners USING btree (parent_id) WHERE (parent_id IS NOT NULL);

create table promise_disputes (
  promise_id bigint not null,
  about text not null,
  words text,
  disputed_at timestamp with time zone not null,
  decider_ids bigint[] not null,
  decision_id bigint not null,
  outcome text,
  reason text,
  decided_by bigint,
  decided_at timestamp with time zone,
  constraint promise_disputes_about_check CHECK ((about = ANY (ARRAY['kept'::text, 'kept_late'::text, 'broken'::text, 'waived'::text]))),
  constraint promise_disputes_check CHECK (((outcome IS NULL) = (decided_at IS NULL))),
  constraint promise_disputes_check1 CHECK (((outcome <> 'dismissed'::text) OR (reason IS NOT NULL))),
  constraint promise_disputes_outcome_check CHECK ((outcome = ANY (ARRAY['upheld'::text, 'dismissed'::text]))),
  constraint promise_disputes_decided_by_fkey FOREIGN KEY (decided_by) REFERENCES staff(id),
  constraint promise_disputes_decision_id_fkey FOREIGN KEY (decision_id) REFERENCES promises(id),
  constraint promise_disputes_promise_id_fkey FOREIGN KEY (promise_id) REFERENCES promises(id),
  constraint promise_disputes_pkey PRIMARY KEY (promise_id)
);
CREATE INDEX promise_disputes_of_decision ON public.promise_disputes USING btree (decision_id);

create table promise_ladders (
  kind text not null,
  ladder jsonb not null,
  updated_at timestamp with time zone not null,
  constraint promise_ladders_pkey PRIMARY KEY (kind)
);

create table promise_log (
  id bigint not null generated always as identity,
  promise_id bigint not null,
  at timestamp with time zone not null,
  kind text not null,
  actor_kind text not null,
  actor_id bigint,
  data jsonb not null default '{}'::jsonb,
  actor_name text,
  constraint promise_log_pkey PRIMARY KEY (promise_id, id)
);

create table promises (
  id bigint not null generated by default as identity,
  kind text not null,
  case_id bigint,
  customer_id bigint,
  promisor_kind text not null,
  promisor_id bigint,
  words text,
  source text not null,
  policy_id bigint,
  policy_version integer,
  calendar_id bigint,
  calendar_version integer,
  business_ms bigint,
  made_at timestamp with time zone not null,
  started_at timestamp with time zone not null,
  not_before timestamp with time zone,
  due_at timestamp with time zone,
  state text not null default 'open'::text,
  ladder jsonb not null,
  ladder_step integer not null default 0,
  next_at timestamp with time zone,
  moved_count integer not null default 0,
  disputed_at timestamp with time zone,
  settled_at timestamp with time zone,
  evidence_event_id bigint,
  owner_id bigint,
  team_id bigint,
  paused_for text,
  constraint promises_promisor_kind_check CHECK ((promisor_kind = ANY (ARRAY['staff'::text, 'team'::text, 'partner'::text, 'brand'::text]))),
  constraint promises_source_check CHECK ((source = ANY (ARRAY['policy'::text, 'person'::text, 'rule'::text, 'api'::text, 'partner'::text]))),
  constraint promises_state_check CHECK ((state = ANY (ARRAY['open'::text, 'kept'::text, 'kept_late'::text, 'broken'::text, 'waived'::text, 'withdrawn'::text]))),
  constraint promises_pkey PRIMARY KEY (id)
);
CREATE INDEX promises_alarm ON public.promises USING btree (next_at) WHERE (next_at IS NOT NULL);
CREATE INDEX promises_broken ON public.promises USING btree (due_at DESC) WHERE (state = 'broken'::text);
CREATE INDEX promises_broken_by_owner ON public.promises USING btree (owner_id, due_at DESC, id DESC) WHERE (state = 'broken'::text);
CREATE INDEX promises_broken_by_team ON public.promises USING btree (team_id, due_at DESC, id DESC) WHERE (state = 'broken'::text);
CREATE INDEX promises_due ON public.promises USING btree (due_at) WHERE (state = 'open'::text);
CREATE INDEX promises_due_by_owner ON public.promises USING btree (owner_id, due_at) WHERE ((state = 'open'::text) AND (owner_id IS NOT NULL));
CREATE INDEX promises_due_by_team ON public.promises USING btree (team_id, due_at) WHERE ((state = 'open'::text) AND (team_id IS NOT NULL));
CREATE INDEX promises_of_case ON public.promises USING btree (case_id, state);
CREATE INDEX promises_of_customer ON public.promises USING btree (customer_id, id);
CREATE INDEX promises_settled ON public.promises USING btree (settled_at DESC, id DESC) WHERE (settled_at IS NOT NULL);
CREATE INDEX promises_settled_by_owner ON public.promises USING btree (owner_id, settled_at DESC, id DESC) WHERE (settled_at IS NOT NULL);
CREATE INDEX promises_settled_by_team ON public.promises USING btree (team_id, settled_at DESC, id DESC) WHERE (settled_at IS NOT NULL);

create table reaction_runs (
  reaction text not null,
  event_id bigint not null,
  at timestamp with time zone not null default now(),
  constraint reaction_runs_pkey PRIMARY KEY (reaction, event_id)
);
CREATE INDEX reaction_runs_by_age ON public.reaction_runs USING btree (at);

create table remedies (
  id bigint not null generated by default as identity,
  case_id bigint not null,
  customer_id bigint not null,
  kind text not null,
  amount bigint not null,
  currency text not null,
  reason text not null,
  fault text not null,
  partner_id bigint,
  order_ref text,
  claim_wanted boolean not null default false,
  state text not null,
  coupon_code text,
  due_at timestamp with time zone,
  given_at timestamp with time zone not null,
  given_by_kind text not null,
  given_by bigint,
  given_by_name text not null,
  decided_at timestamp with time zone,
  decided_by bigint,
  decided_by_name text,
  decision_words text,
  carried_out_at timestamp with time zone,
  evidence text,
  decision_promise_id bigint,
  promise_id bigint,
  constraint remedies_amount_check CHECK ((amount > 0)),
  constraint remedies_check CHECK (((state = 'waiting'::text) OR (decided_by IS NULL) OR (given_by_kind <> 'staff'::text) OR (decided_by <> given_by) OR (decision_words IS NULL))),
  constraint remedies_check1 CHECK (((state = 'carried_out'::text) = (carried_out_at IS NOT NULL))),
  constraint remedies_check2 CHECK (((fault <> ALL (ARRAY['partner'::text, 'carrier'::text])) OR (partner_id IS NOT NULL))),
  constraint remedies_currency_check CHECK ((currency ~ '^[A-Z]{3}$'::text)),
  constraint remedies_fault_check CHECK ((fault = ANY (ARRAY['us'::text, 'partner'::text, 'carrier'::text, 'customer'::text]))),
  constraint remedies_kind_check CHECK ((kind = ANY (ARRAY['refund'::text, 'replacement'::text, 'coupon'::text, 'cash'::text]))),
  constraint remedies_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'booked'::text, 'carried_out'::text, 'refused'::text, 'cancelled'::text]))),
  constraint remedies_case_id_fkey FOREIGN KEY (case_id) REFERENCES cases(id),
  constraint remedies_customer_id_fkey FOREIGN KEY (customer_id) REFERENCES customers(id),
  constraint remedies_decided_by_fkey FOREIGN KEY (decided_by) REFERENCES staff(id),
  constraint remedies_partner_id_fkey FOREIGN KEY (partner_id) REFERENCES partners(id),
  constraint remedies_pkey PRIMARY KEY (id),
  constraint remedies_coupon_code_key UNIQUE (coupon_code)
);
CREATE INDEX remedies_newest ON public.remedies USING btree (given_at DESC, id DESC);
CREATE INDEX remedies_of_case ON public.remedies USING btree (case_id, id);
CREATE INDEX remedies_of_customer ON public.remedies USING btree (customer_id, id);
CREATE INDEX remedies_of_partner ON public.remedies USING btree (partner_id, id) WHERE (partner_id IS NOT NULL);
CREATE UNIQUE INDEX remedies_of_promise ON public.remedies USING btree (promise_id) WHERE ((promise_id IS NOT NULL) AND (state = ANY (ARRAY['booked'::text, 'carried_out'::text])));
CREATE INDEX remedies_stood_for ON public.remedies USING btree (decided_by, decided_at) WHERE (decided_by IS NOT NULL);
CREATE INDEX remedies_to_pay ON public.remedies USING btree (given_at, id) WHERE (state = 'booked'::text);
CREATE INDEX remedies_waiting ON public.remedies USING btree (given_at, id) WHERE (state = 'waiting'::text);

create table remedy_limits (
  role_id bigint not null,
  kind text not null,
  currency text not null,
  per_remedy bigint not null,
  per_day bigint not null,
  constraint remedy_limits_check CHECK ((per_day >= per_remedy)),
  constraint remedy_limits_currency_check CHECK ((currency ~ '^[A-Z]{3}$'::text)),
  constraint remedy_limits_kind_check CHECK ((kind = ANY (ARRAY['refund'::text, 'replacement'::text, 'coupon'::text, 'cash'::text]))),
  constraint remedy_limits_per_remedy_check CHECK ((per_remedy >= 0)),
  constraint remedy_limits_role_id_fkey FOREIGN KEY (role_id) REFERENCES roles(id) ON DELETE CASCADE,
  constraint remedy_limits_pkey PRIMARY KEY (role_id, kind, currency)
);

create table robot_dialogues (
  id bigint not null generated by default as identity,
  case_id bigint not null,
  conversation_id bigint,
  account_id bigint not null,
  brand_id bigint not null,
  channel text not null,
  locale text not null,
  settings_id bigint not null,
  state text not null default 'talking'::text,
  outcome text,
  reason text,
  misses integer not null default 0,
  waits jsonb,
  proven_kind text,
  proven_address text,
  proven_until timestamp with time zone,
  rejected bigint[] not null default '{}'::bigint[],
  started_at timestamp with time zone not null,
  last_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  constraint robot_dialogues_outcome_check CHECK ((outcome = ANY (ARRAY['solved_said'::text, 'solved_silence'::text, 'handed_over'::text, 'abandoned'::text, 'returned'::text]))),
  constraint robot_dialogues_state_check CHECK ((state = ANY (ARRAY['talking'::text, 'handed_over'::text, 'ended'::text]))),
  constraint robot_dialogues_account_id_fkey FOREIGN KEY (account_id) REFERENCES channel_accounts(id),
  constraint robot_dialogues_brand_id_fkey FOREIGN KEY (brand_id) REFERENCES brands(id),
  constraint robot_dialogues_case_id_fkey FOREIGN KEY (case_id) REFERENCES cases(id),
  constraint robot_dialogues_conversation_id_fkey FOREIGN KEY (conversation_id) REFERENCES conversations(id),
  constraint robot_dialogues_settings_id_fkey FOREIGN KEY (settings_id) REFERENCES robot_settings(id),
  constraint robot_dialogues_pkey PRIMARY KEY (id)
);
CREATE INDEX robot_dialogues_newest ON public.robot_dialogues USING btree (started_at DESC, id DESC);
CREATE INDEX robot_dialogues_of_case ON public.robot_dialogues USING btree (case_id, id DESC);
CREATE INDEX robot_dialogues_quiet ON public.robot_dialogues USING btree (last_at) WHERE (state = 'talking'::text);
CREATE UNIQUE INDEX robot_dialogues_talking ON public.robot_dialogues USING btree (case_id) WHERE (state = 'talking'::text);

create table robot_model_turns (
  message_id bigint not null,
  dialogue_id bigint not null,
  at timestamp with time zone not null,
  outcome text not null,
  understood boolean not null,
  phrased boolean not null,
  dropped jsonb not null default '[]'::jsonb,
  constraint robot_model_turns_dialogue_id_fkey FOREIGN KEY (dialogue_id) REFERENCES robot_dialogues(id),
  constraint robot_model_turns_message_id_fkey FOREIGN KEY (message_id) REFERENCES messages(id),
  constraint robot_model_turns_pkey PRIMARY KEY (message_id)
);
CREATE INDEX robot_model_turns_by_dialogue ON public.robot_model_turns USING btree (dialogue_id);

create table robot_settings (
  id bigint not null generated by default as identity,
  account_id bigint not null,
  active boolean not null,
  name text not null,
  keeper_id bigint not null,
  created_by bigint,
  created_at timestamp with time zone not null,
  uses_model boolean not null default false,
  caution text not null default 'normal'::text,
  asks_back boolean not null default true,
  most_misses integer not null default 2,
  in_force_since timestamp with time zone,
  constraint robot_settings_caution_check CHECK ((caution = ANY (ARRAY['cautious'::text, 'normal'::text, 'bold'::text]))),
  constraint robot_settings_most_misses_check CHECK (((most_misses >= 1) AND (most_misses <= 5))),
  constraint robot_settings_account_id_fkey FOREIGN KEY (account_id) REFERENCES channel_accounts(id),
  constraint robot_settings_created_by_fkey FOREIGN KEY (created_by) REFERENCES staff(id),
  constraint robot_settings_keeper_id_fkey FOREIGN KEY (keeper_id) REFERENCES staff(id),
  constraint robot_settings_pkey PRIMARY KEY (id)
);
CREATE INDEX robot_settings_in_force ON public.robot_settings USING btree (account_id, in_force_since DESC, id DESC) WHERE (in_force_since IS NOT NULL);
CREATE INDEX robot_settings_newest ON public.robot_settings USING btree (account_id, id DESC);

create table robot_trials (
  id bigint not null generated by default as identity,
  account_id bigint not null,
  settings_id bigint not null,
  share integer not null,
  begun_by bigint,
  begun_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  constraint robot_trials_share_check CHECK (((share >= 1) AND (share <= 90))),
  constraint robot_trials_account_id_fkey FOREIGN KEY (account_id) REFERENCES channel_accounts(id),
  constraint robot_trials_begun_by_fkey FOREIGN KEY (begun_by) REFERENCES staff(id),
  constraint robot_trials_settings_id_fkey FOREIGN KEY (settings_id) REFERENCES robot_settings(id),
  constraint robot_trials_pkey PRIMARY KEY (id)
);
CREATE UNIQUE INDEX robot_trials_on ON public.robot_trials USING btree (account_id) WHERE (ended_at IS NULL);

create table robot_turns (
  id bigint not null generated by default as identity,
  dialogue_id bigint not null,
  message_id bigint not null,
  reply_id bigint,
  move text not null,
  reason text not null,
  choices text[],
  found jsonb not null default '[]'::jsonb,
  shown bigint[] not null default '{}'::bigint[],
  settings_id bigint not null,
  verdict text,
  right_article_id bigint,
  judged_by bigint,
  judged_at timestamp with time zone,
  at timestamp with time zone not null,
  constraint robot_turns_verdict_check CHECK ((verdict = ANY (ARRAY['right'::text, 'wrong'::text]))),
  constraint robot_turns_dialogue_id_fkey FOREIGN KEY (dialogue_id) REFERENCES robot_dialogues(id) ON DELETE CASCADE,
  constraint robot_turns_judged_by_fkey FOREIGN KEY (judged_by) REFERENCES staff(id),
  constraint robot_turns_message_id_fkey FOREIGN KEY (message_id) REFERENCES messages(id),
  constraint robot_turns_reply_id_fkey FOREIGN KEY (reply_id) REFERENCES messages(id),
  constraint robot_turns_right_article_id_fkey FOREIGN KEY (right_article_id) REFERENCES knowledge_articles(id) ON DELETE SET NULL,
  constraint robot_turns_settings_id_fkey FOREIGN KEY (settings_id) REFERENCES robot_settings(id),
  constraint robot_turns_pkey PRIMARY KEY (id),
  constraint robot_turns_dialogue_id_message_id_key UNIQUE (dialogue_id, message_id)
);
CREATE INDEX robot_turns_by_reply ON public.robot_turns USING btree (reply_id) WHERE (reply_id IS NOT NULL);
CREATE INDEX robot_turns_missed ON public.robot_turns USING btree (at DESC, id DESC) WHERE ((move = 'admit'::text) OR (reason = 'two_misses'::text));
CREATE INDEX robot_turns_of_message ON public.robot_turns USING btree (message_id);

create table roles (
  id bigint not null generated by default as identity,
  key text,
  name text not null,
  permissions text[] not null,
  created_at timestamp with time zone not null default now(),
  edited boolean not null default false,
  constraint roles_pkey PRIMARY KEY (id),
  constraint roles_key_key UNIQUE (key),
  constraint roles_name_key UNIQUE (name)
);

create table rule_firing_actions (
  firing_id bigint not null,
  position integer not null,
  action jsonb not null,
  state text not null,
  outcome jsonb not null default '{}'::jsonb,
  attempts integer not null default 0,
  duration_ms integer,
  at timestamp with time zone,
  constraint rule_firing_actions_state_check CHECK ((state = ANY (ARRAY['pending'::text, 'done'::text, 'skipped'::text, 'failed'::text]))),
  constraint rule_firing_actions_firing_id_fkey FOREIGN KEY (firing_id) REFERENCES rule_firings(id) ON DELETE CASCADE,
  constraint rule_firing_actions_pkey PRIMARY KEY (firing_id, "position")
);

create table rule_firings (
  id bigint not null generated by default as identity,
  rule_id bigint not null,
  version integer not null,
  case_id bigint not null,
  customer_id bigint not null,
  at timestamp with time zone not null,
  event_id bigint,
  trigger text not null,
  since timestamp with time zone,
  chain bigint[] not null,
  state text not null,
  stopped_by text,
  finished_at timestamp with time zone,
  constraint rule_firings_state_check CHECK ((state = ANY (ARRAY['pending'::text, 'done'::text, 'failed'::text, 'stopped'::text]))),
  constraint rule_firings_case_id_fkey FOREIGN KEY (case_id) REFERENCES cases(id),
  constraint rule_firings_rule_id_version_fkey FOREIGN KEY (rule_id, version) REFERENCES rule_versions(rule_id, version),
  constraint rule_firings_pkey PRIMARY KEY (id)
);
CREATE INDEX rule_firings_by_state ON public.rule_firings USING btree (state, id);
CREATE INDEX rule_firings_of_case ON public.rule_firings USING btree (case_id, at);
CREATE INDEX rule_firings_of_customer ON public.rule_firings USING btree (customer_id, at);
CREATE INDEX rule_firings_of_rule ON public.rule_firings USING btree (rule_id, id);
CREATE UNIQUE INDEX rule_firings_once_a_state ON public.rule_firings USING btree (rule_id, version, case_id, since) WHERE (since IS NOT NULL);
CREATE UNIQUE INDEX rule_firings_once_an_event ON public.rule_firings USING btree (rule_id, event_id) WHERE (event_id IS NOT NULL);

create table rule_settings (
  single boolean not null default true,
  max_per_case_hour integer not null,
  constraint rule_settings_max_per_case_hour_check CHECK (((max_per_case_hour >= 1) AND (max_per_case_hour <= 1000))),
  constraint rule_settings_single_check CHECK (single),
  constraint rule_settings_pkey PRIMARY KEY (single)
);

create table rule_timers (
  rule_id bigint not null,
  case_id bigint not null,
  since timestamp with time zone not null,
  next_at timestamp with time zone,
  constraint rule_timers_case_id_fkey FOREIGN KEY (case_id) REFERENCES cases(id),
  constraint rule_timers_rule_id_fkey FOREIGN KEY (rule_id) REFERENCES rules(id),
  constraint rule_timers_pkey PRIMARY KEY (rule_id, case_id)
);
CREATE INDEX rule_timers_due ON public.rule_timers USING btree (next_at, rule_id, case_id) WHERE (next_at IS NOT NULL);
CREATE INDEX rule_timers_of_case ON public.rule_timers USING btree (case_id);

create table rule_versions (
  rule_id bigint not null,
  version integer not null,
  spec jsonb not null,
  restored_from integer,
  saved_by bigint,
  saved_at timestamp with time zone not null,
  constraint rule_versions_rule_id_fkey FOREIGN KEY (rule_id) REFERENCES rules(id),
  constraint rule_versions_saved_by_fkey FOREIGN KEY (saved_by) REFERENCES staff(id),
  constraint rule_versions_pkey PRIMARY KEY (rule_id, version)
);

create table rules (
  id bigint not null generated by default as identity,
  position integer not null,
  active boolean not null,
  version integer not null,
  armed_version integer not null,
  archived_at timestamp with time zone,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  constraint rules_pkey PRIMARY KEY (id)
);
CREATE INDEX rules_in_order ON public.rules USING btree ("position", id) WHERE (archived_at IS NULL);

create table satisfaction (
  case_id bigint not null,
  asked_at timestamp with time zone not null,
  message_id bigint,
  rating smallint,
  comment text,
  rated_at timestamp with time zone,
  owner_id bigint,
  team_id bigint,
  channel text not null,
  constraint satisfaction_rating_check CHECK (((rating >= 1) AND (rating <= 5))),
  constraint satisfaction_case_id_fkey FOREIGN KEY (case_id) REFERENCES cases(id),
  constraint satisfaction_owner_id_fkey FOREIGN KEY (owner_id) REFERENCES staff(id),
  constraint satisfaction_team_id_fkey FOREIGN KEY (team_id) REFERENCES teams(id),
  constraint satisfaction_pkey PRIMARY KEY (case_id)
);
CREATE UNIQUE INDEX satisfaction_by_message ON public.satisfaction USING btree (message_id) WHERE (message_id IS NOT NULL);
CREATE INDEX satisfaction_rated ON public.satisfaction USING btree (rated_at, case_id) WHERE (rating IS NOT NULL);

create table saved_views (
  id bigint not null generated by default as identity,
  name text not null,
  query text not null,
  sort text not null default 'updated'::text,
  staff_id bigint,
  team_id bigint,
  position integer not null default 0,
  created_at timestamp with time zone not null default now(),
  constraint saved_views_staff_id_fkey FOREIGN KEY (staff_id) REFERENCES staff(id) ON DELETE CASCADE,
  constraint saved_views_team_id_fkey FOREIGN KEY (team_id) REFERENCES teams(id) ON DELETE CASCADE,
  constraint saved_views_pkey PRIMARY KEY (id)
);
CREATE INDEX saved_views_of_staff ON public.saved_views USING btree (staff_id, "position", id);

create table search_documents (
  kind text not null,
  ref_id bigint not null,
  case_id bigint,
  at timestamp with time zone not null,
  terms tsvector not null,
  constraint search_documents_kind_check CHECK ((kind = ANY (ARRAY['case'::text, 'message'::text, 'customer'::text]))),
  constraint search_documents_pkey PRIMARY KEY (kind, ref_id)
);
CREATE INDEX search_documents_newest ON public.search_documents USING btree (kind, at DESC);
CREATE INDEX search_documents_of_case ON public.search_documents USING btree (case_id) WHERE (case_id IS NOT NULL);
CREATE INDEX search_documents_terms ON public.search_documents USING gin (terms) WITH (fastupdate=off);

create table settings (
  key text not null,
  value jsonb not null,
  updated_at timestamp with time zone not null default now(),
  constraint settings_pkey PRIMARY KEY (key)
);

create table settlement_moves (
  id bigint not null generated by default as identity,
  case_id bigint not null,
  kind text not null,
  party text not null,
  remedy text,
  amount_minor bigint,
  currency text,
  due_at timestamp with time zone,
  words text,
  evidence_message_id bigint,
  sent_message_id bigint,
  staff_id bigint,
  at timestamp with time zone not null,
  constraint settlement_moves_amount_minor_check CHECK ((amount_minor >= 0)),
  constraint settlement_moves_currency_check CHECK ((currency ~ '^[A-Z]{3}$'::text)),
  constraint settlement_moves_kind_check CHECK ((kind = ANY (ARRAY['want'::text, 'offer'::text, 'counter'::text, 'accept'::text, 'confirm'::text, 'reject'::text]))),
  constraint settlement_moves_party_check CHECK ((party = ANY (ARRAY['customer'::text, 'us'::text]))),
  constraint settlement_moves_case_id_fkey FOREIGN KEY (case_id) REFERENCES settlements(case_id),
  constraint settlement_moves_staff_id_fkey FOREIGN KEY (staff_id) REFERENCES staff(id),
  constraint settlement_moves_pkey PRIMARY KEY (id)
);
CREATE INDEX settlement_moves_of_case ON public.settlement_moves USING btree (case_id, id);

create table settlements (
  case_id bigint not null,
  state text not null,
  remedy text,
  amount_minor bigint,
  currency text,
  due_at timestamp with time zone,
  updated_at timestamp with time zone not null,
  constraint settlements_amount_minor_check CHECK ((amount_minor >= 0)),
  constraint settlements_currency_check CHECK ((currency ~ '^[A-Z]{3}$'::text)),
  constraint settlements_state_check CHECK ((state = ANY (ARRAY['wanted'::text, 'offered'::text, 'countered'::text, 'agreed'::text, 'confirmed'::text, 'rejected'::text]))),
  constraint settlements_case_id_fkey FOREIGN KEY (case_id) REFERENCES cases(id),
  constraint settlements_pkey PRIMARY KEY (case_id)
);

create table severity_rulesets (
  version integer not null,
  spec jsonb not null,
  created_by bigint,
  created_at timestamp with time zone not null,
  constraint severity_rulesets_created_by_fkey FOREIGN KEY (created_by) REFERENCES staff(id),
  constraint severity_rulesets_pkey PRIMARY KEY (version)
);

create table shipment_events (
  shipment_id bigint not null,
  position integer not null,
  at timestamp with time zone not null,
  words text not null,
  place text,
  constraint shipment_events_shipment_id_fkey FOREIGN KEY (shipment_id) REFERENCES shipments(id) ON DELETE CASCADE,
  constraint shipment_events_pkey PRIMARY KEY (shipment_id, "position")
);

create table shipments (
  id bigint not null generated by default as identity,
  order_id bigint not null,
  position integer not null,
  carrier text,
  tracking_number text,
  tracking_key text,
  tracking_url text,
  state text not null,
  shipped_at timestamp with time zone,
  estimated_at timestamp with time zone,
  delivered_at timestamp with time zone,
  constraint shipments_state_check CHECK ((state = ANY (ARRAY['preparing'::text, 'shipped'::text, 'in_transit'::text, 'out_for_delivery'::text, 'delivered'::text, 'failed'::text, 'returned'::text]))),
  constraint shipments_order_id_fkey FOREIGN KEY (order_id) REFERENCES orders(id) ON DELETE CASCADE,
  constraint shipments_pkey PRIMARY KEY (id),
  constraint shipments_order_id_position_key UNIQUE (order_id, "position")
);
CREATE INDEX shipments_by_tracking ON public.shipments USING btree (tracking_key, order_id DESC) WHERE (tracking_key IS NOT NULL);

create table sla_policies (
  id bigint not null generated by default as identity,
  name text not null,
  version integer not null default 1,
  position integer not null default 0,
  spec jsonb not null,
  active boolean not null default true,
  created_at timestamp with time zone not null default now(),
  updated_at timestamp with time zone not null default now(),
  archived_at timestamp with time zone,
  constraint sla_policies_pkey PRIMARY KEY (id)
);

create table sla_policy_versions (
  policy_id bigint not null,
  version integer not null,
  spec jsonb not null,
  created_at timestamp with time zone not null default now(),
  created_by bigint,
  constraint sla_policy_versions_created_by_fkey FOREIGN KEY (created_by) REFERENCES staff(id),
  constraint sla_policy_versions_policy_id_fkey FOREIGN KEY (policy_id) REFERENCES sla_policies(id),
  constraint sla_policy_versions_pkey PRIMARY KEY (policy_id, version)
);

create table solution_articles (
  case_id bigint not null,
  article_id bigint not null,
  customer_id bigint not null,
  by_robot boolean not null,
  staff_id bigint,
  at timestamp with time zone not null,
  constraint solution_articles_article_id_fkey FOREIGN KEY (article_id) REFERENCES knowledge_articles(id) ON DELETE CASCADE,
  constraint solution_articles_case_id_fkey FOREIGN KEY (case_id) REFERENCES cases(id),
  constraint solution_articles_customer_id_fkey FOREIGN KEY (customer_id) REFERENCES customers(id),
  constraint solution_articles_staff_id_fkey FOREIGN KEY (staff_id) REFERENCES staff(id),
  constraint solution_articles_pkey PRIMARY KEY (case_id, article_id)
);
CREATE INDEX solution_articles_of_article ON public.solution_articles USING btree (article_id, at DESC);
CREATE INDEX solution_articles_of_customer ON public.solution_articles USING btree (customer_id);

create table solution_gaps (
  id bigint not null generated by default as identity,
  question text not null,
  language text,
  state text not null default 'open'::text,
  count integer not null,
  first_at timestamp with time zone not null,
  last_at timestamp with time zone not null,
  article_id bigint,
  settled_by bigint,
  settled_at timestamp with time zone,
  constraint solution_gaps_state_check CHECK ((state = ANY (ARRAY['open'::text, 'written'::text, 'dismissed'::text]))),
  constraint solution_gaps_article_id_fkey FOREIGN KEY (article_id) REFERENCES knowledge_articles(id) ON DELETE SET NULL,
  constraint solution_gaps_settled_by_fkey FOREIGN KEY (settled_by) REFERENCES staff(id),
  constraint solution_gaps_pkey PRIMARY KEY (id)
);
CREATE INDEX solution_gaps_open ON public.solution_gaps USING btree (count DESC, id) WHERE (state = 'open'::text);

create table solutions (
  case_id bigint not null,
  customer_id bigint not null,
  brand_id bigint not null,
  language text,
  question text not null,
  answer text not null,
  answered_by bigint,
  solved_at timestamp with time zone not null,
  terms tsvector not null,
  covered real not null,
  gap_id bigint,
  constraint solutions_answered_by_fkey FOREIGN KEY (answered_by) REFERENCES staff(id),
  constraint solutions_case_id_fkey FOREIGN KEY (case_id) REFERENCES cases(id),
  constraint solutions_customer_id_fkey FOREIGN KEY (customer_id) REFERENCES customers(id),
  constraint solutions_gap_id_fkey FOREIGN KEY (gap_id) REFERENCES solution_gaps(id) ON DELETE SET NULL,
  constraint solutions_pkey PRIMARY KEY (case_id)
);
CREATE INDEX solutions_of_customer ON public.solutions USING btree (customer_id);
CREATE INDEX solutions_of_gap ON public.solutions USING btree (gap_id) WHERE (gap_id IS NOT NULL);
CREATE INDEX solutions_terms ON public.solutions USING gin (terms) WITH (fastupdate=off);

create table staff (
  id bigint not null generated by default as identity,
  name text not null,
  email text not null,
  email_verified boolean not null default true,
  image text,
  two_factor_enabled boolean not null default false,
  locale text not null default 'zh-CN'::text,
  time_zone text not null default 'Asia/Shanghai'::text,
  active boolean not null default true,
  capacity integer not null default 20,
  availability text not null default 'available'::text,
  last_seen_at timestamp with time zone,
  preferences jsonb not null default '{}'::jsonb,
  created_at timestamp with time zone not null default now(),
  updated_at timestamp with time zone not null default now(),
  engaged text,
  constraint staff_availability_check CHECK ((availability = ANY (ARRAY['available'::text, 'busy'::text, 'away'::text]))),
  constraint staff_capacity_check CHECK ((capacity >= 0)),
  constraint staff_email_is_lower_case CHECK ((email = lower(email))),
  constraint staff_engaged_check CHECK ((engaged = ANY (ARRAY['on-call'::text, 'wrap-up'::text]))),
  constraint staff_locale_check CHECK ((locale = ANY (ARRAY['zh-CN'::text, 'en'::text]))),
  constraint staff_pkey PRIMARY KEY (id),
  constraint staff_email_key UNIQUE (email)
);
CREATE INDEX staff_by_name ON public.staff USING btree (name, id);

create table staff_attempts (
  id bigint not null generated by default as identity,
  key text not null,
  count integer not null,
  last_request bigint not null,
  constraint staff_attempts_pkey PRIMARY KEY (id),
  constraint staff_attempts_key_key UNIQUE (key)
);

create table staff_credentials (
  id bigint not null generated by default as identity,
  staff_id bigint not null,
  account_id text not null,
  provider_id text not null,
  password text,
  access_token text,
  refresh_token text,
  id_token text,
  access_token_expires_at timestamp with time zone,
  refresh_token_expires_at timestamp with time zone,
  scope text,
  created_at timestamp with time zone not null default now(),
  updated_at timestamp with time zone not null default now(),
  constraint staff_credentials_staff_id_fkey FOREIGN KEY (staff_id) REFERENCES staff(id) ON DELETE CASCADE,
  constraint staff_credentials_pkey PRIMARY KEY (id)
);
CREATE INDEX staff_credentials_of_staff ON public.staff_credentials USING btree (staff_id);

create table staff_roles (
  staff_id bigint not null,
  role_id bigint not null,
  constraint staff_roles_role_id_fkey FOREIGN KEY (role_id) REFERENCES roles(id),
  constraint staff_roles_staff_id_fkey FOREIGN KEY (staff_id) REFERENCES staff(id) ON DELETE CASCADE,
  constraint staff_roles_pkey PRIMARY KEY (staff_id, role_id)
);
CREATE INDEX staff_roles_of_role ON public.staff_roles USING btree (role_id);

create table staff_sessions (
  id bigint not null generated by default as identity,
  staff_id bigint not null,
  token text not null,
  expires_at timestamp with time zone not null,
  ip_address text,
  user_agent text,
  created_at timestamp with time zone not null default now(),
  updated_at timestamp with time zone not null default now(),
  constraint staff_sessions_staff_id_fkey FOREIGN KEY (staff_id) REFERENCES staff(id) ON DELETE CASCADE,
  constraint staff_sessions_pkey PRIMARY KEY (id),
  constraint staff_sessions_token_key UNIQUE (token)
);
CREATE INDEX staff_sessions_of_staff ON public.staff_sessions USING btree (staff_id);

create table staff_two_factors (
  id bigint not null generated by default as identity,
  staff_id bigint not null,
  secret text not null,
  backup_codes text not null,
  verified boolean not null default true,
  failed_verification_count integer not null default 0,
  locked_until timestamp with time zone,
  constraint staff_two_factors_staff_id_fkey FOREIGN KEY (staff_id) REFERENCES staff(id) ON DELETE CASCADE,
  constraint staff_two_factors_pkey PRIMARY KEY (id)
);
CREATE INDEX staff_two_factors_of_staff ON public.staff_two_factors USING btree (staff_id);

create table staff_verifications (
  id bigint not null generated by default as identity,
  identifier text not null,
  value text not null,
  expires_at timestamp with time zone not null,
  created_at timestamp with time zone not null default now(),
  updated_at timestamp with time zone not null default now(),
  constraint staff_verifications_pkey PRIMARY KEY (id)
);
CREATE INDEX staff_verifications_by_identifier ON public.staff_verifications USING btree (identifier);

create table tags (
  name text not null,
  created_at timestamp with time zone not null default now(),
  constraint tags_pkey PRIMARY KEY (name)
);

create table team_managers (
  team_id bigint not null,
  staff_id bigint not null,
  constraint team_managers_staff_id_fkey FOREIGN KEY (staff_id) REFERENCES staff(id) ON DELETE CASCADE,
  constraint team_managers_team_id_fkey FOREIGN KEY (team_id) REFERENCES teams(id) ON DELETE CASCADE,
  constraint team_managers_pkey PRIMARY KEY (team_id)
);

create table team_members (
  team_id bigint not null,
  staff_id bigint not null,
  last_given_at timestamp with time zone,
  constraint team_members_staff_id_fkey FOREIGN KEY (staff_id) REFERENCES staff(id) ON DELETE CASCADE,
  constraint team_members_team_id_fkey FOREIGN KEY (team_id) REFERENCES teams(id) ON DELETE CASCADE,
  constraint team_members_pkey PRIMARY KEY (team_id, staff_id)
);
CREATE INDEX team_members_of_staff ON public.team_members USING btree (staff_id);

create table teams (
  id bigint not null generated by default as identity,
  name text not null,
  routing text not null default 'round_robin'::text,
  calendar_id bigint,
  lead_id bigint,
  archived_at timestamp with time zone,
  created_at timestamp with time zone not null default now(),
  constraint teams_routing_check CHECK ((routing = ANY (ARRAY['round_robin'::text, 'pull'::text]))),
  constraint teams_calendar_id_fkey FOREIGN KEY (calendar_id) REFERENCES calendars(id),
  constraint teams_lead_id_fkey FOREIGN KEY (lead_id) REFERENCES staff(id),
  constraint teams_pkey PRIMARY KEY (id),
  constraint teams_name_key UNIQUE (name)
);

create table template_fetches (
  account_id bigint not null,
  fetched_at timestamp with time zone,
  error text,
  constraint template_fetches_account_id_fkey FOREIGN KEY (account_id) REFERENCES channel_accounts(id) ON DELETE CASCADE,
  constraint template_fetches_pkey PRIMARY KEY (account_id)
);

create table uploads (
  owner_kind text not null,
  owner_id bigint not null,
  sha256 text not null,
  name text not null,
  type text not null,
  size bigint not null,
  created_at timestamp with time zone not null,
  constraint uploads_sha256_fkey FOREIGN KEY (sha256) REFERENCES files(sha256),
  constraint uploads_pkey PRIMARY KEY (owner_kind, owner_id, sha256, name)
);
CREATE INDEX uploads_by_age ON public.uploads USING btree (created_at);

create table webhook_deliveries (
  id bigint not null generated by default as identity,
  webhook_id bigint not null,
  message_id text not null,
  case_id bigint,
  firing_id bigint,
  body text not null,
  state text not null,
  attempts integer not null default 0,
  status integer,
  detail text,
  made_at timestamp with time zone not null,
  next_at timestamp with time zone,
  finished_at timestamp with time zone,
  constraint webhook_deliveries_state_check CHECK ((state = ANY (ARRAY['pending'::text, 'delivered'::text, 'failed'::text]))),
  constraint webhook_deliveries_webhook_id_fkey FOREIGN KEY (webhook_id) REFERENCES webhooks(id),
  constraint webhook_deliveries_pkey PRIMARY KEY (id),
  constraint webhook_deliveries_message_id_key UNIQUE (message_id)
);
CREATE INDEX webhook_deliveries_of_webhook ON public.webhook_deliveries USING btree (webhook_id, id);

create table webhooks (
  id bigint not null generated by default as identity,
  name text not null,
  url text not null,
  sealed_secret text not null,
  active boolean not null,
  archived_at timestamp with time zone,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  constraint webhooks_pkey PRIMARY KEY (id)
);
