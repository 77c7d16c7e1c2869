/** The rows of a loaded desk, table by table; each number decides its row, so that all tables fit together. */
import type { Value } from "./copy-file.ts";
import { seededRandom } from "./random.ts";
import { createWriter } from "./words.ts";

export type Load = { messages: number; cases: number; customers: number; seed?: number };
export type LoadedDesk = { accountId: number; brandId: number; statuses: Map<string, number> };
export type Times = { opened: (index: number) => number; last: Float64Array };

export const ADDRESS = "support@shop.example";
export const STAFF = 20;
export const FIRST_CASE = 1_001;
const START = Date.parse("2025-01-01T00:00:00Z");
const END = Date.parse("2026-03-01T00:00:00Z");

/** Which case a message belongs to: the newest cases are the busiest, none is without one. */
function caseOf(load: Load, message: number): number {
  return message < load.cases ? message : Math.floor(hash(message) * load.cases);
}

/** Whose a case is: some people come again and again, some never came. */
function customerOf(load: Load, index: number): number {
  return 1 + Math.floor(hash(index + 7) ** 1.3 * load.customers);
}

function languageOf(index: number): "zh" | "en" {
  return hash(index + 3) < 0.7 ? "zh" : "en";
}

function hash(n: number): number {
  let x = Math.imul(n ^ 0x9e3779b9, 0x85ebca6b);
  x = Math.imul(x ^ (x >>> 13), 0xc2b2ae35);
  return ((x ^ (x >>> 16)) >>> 0) / 4_294_967_296;
}

export function timesOf(load: Load): Times {
  const opened = (index: number) => START + Math.floor(((END - START) * index) / load.cases);
  const last = Float64Array.from({ length: load.cases }, (_, index) => opened(index));
  for (let m = load.cases; m < load.messages; m++) {
    const index = caseOf(load, m);
    last[index] = last[index]! + Math.floor(hash(m + 1) * 172_800_000);
  }
  return { opened, last };
}

function iso(ms: number): string {
  return new Date(ms).toISOString();
}

function categoryOf(load: Load, index: number): string {
  // Old cases are closed; of the newest two percent the desk is full.
  if (index < load.cases * 0.98) return hash(index + 11) < 0.9 ? "closed" : "solved";
  return ["new", "open", "waiting_customer", "waiting_partner"][Math.floor(hash(index + 11) * 4)]!;
}

export function* customers(load: Load): Generator<Value[]> {
  const writer = createWriter((load.seed ?? 1) + 1);
  for (let i = 1; i <= load.customers; i++) {
    const zh = languageOf(i) === "zh";
    const name = writer.text(zh ? "zh" : "en", 2).slice(0, -1);
    yield [i, name, zh ? "zh-CN" : "en", iso(START), iso(START)];
  }
}

export function addressOf(customer: number): string {
  return `buyer${customer}@${["qq.com", "163.com", "example.com", "mail.example"][customer % 4]}`;
}

export function* handles(load: Load): Generator<Value[]> {
  for (let i = 1; i <= load.customers; i++) yield [i, i, "mail", addressOf(i), addressOf(i), null];
}

export function* cases(load: Load, desk: LoadedDesk, times: Times): Generator<Value[]> {
  const writer = createWriter((load.seed ?? 1) + 2);
  const random = seededRandom((load.seed ?? 1) + 3);
  const tags = ["refund", "delivery", "quality", "invoice", "物流", "退款", "质量"];
  for (let i = 0; i < load.cases; i++) {
    const category = categoryOf(load, i);
    const open = category !== "closed" && category !== "solved";
    const language = languageOf(i);
    const [opened, last] = [times.opened(i), times.last[i]!];
    yield [
      FIRST_CASE + i,
      customerOf(load, i),
      desk.brandId,
      writer.text(language, 6).slice(0, -1),
      desk.statuses.get(category)!,
      category,
      random() < 0.8 ? 2 : 1 + Math.floor(random() * 4),
      random() < 0.95 ? 1 + Math.floor(random() * STAFF) : null,
      "mail",
      language,
      random() < 0.3 ? `{${tags[Math.floor(random() * tags.length)]}}` : "{}",
      1,
      iso(opened),
      iso(last),
      iso(last),
      open && category !== "waiting_customer" ? iso(last) : null,
      open ? null : iso(last),
      category === "closed" ? iso(last) : null,
    ];
  }
}

export function* conversations(load: Load, desk: LoadedDesk, times: Times): Generator<Value[]> {
  for (let i = 0; i < load.cases; i++) {
    const [opened, last] = [iso(times.opened(i)), iso(times.last[i]!)];
    yield [i + 1, customerOf(load, i), desk.accountId, "mail", FIRST_CASE + i, null, opened, last];
  }
}

/** The Message-ID of a loaded message, for threads that go on. */
export function loadedMessageId(message: number): string {
  return `m${message}@load.example`;
}

export function* messages(load: Load, desk: LoadedDesk, times: Times): Generator<Value[]> {
  const writer = createWriter((load.seed ?? 1) + 4);
  const random = seededRandom((load.seed ?? 1) + 5);
  const at = Float64Array.from({ length: load.cases }, (_, index) => times.opened(index));
  for (let m = 0; m < load.messages; m++) {
    const index = caseOf(load, m);
    if (m >= load.cases) at[index] = at[index]! + Math.floor(hash(m + 1) * 172_800_000);
    const incoming = m < load.cases || m % 2 === 0;
    const language = languageOf(index);
    const customer = customerOf(load, index);
    const person = { kind: "mail", address: addressOf(customer), display: addressOf(customer), name: null };
    const us = { kind: "mail", address: ADDRESS, display: ADDRESS, name: null };
    yield [
      m + 1,
      customer,
      index + 1,
      FIRST_CASE + index,
      desk.accountId,
      "mail",
      incoming ? "in" : "out",
      incoming ? "message" : "reply",
      loadedMessageId(m),
      writer.text(language, 6).slice(0, -1),
      JSON.stringify(incoming ? person : us),
      JSON.stringify({ to: [incoming ? us : person], cc: [], bcc: [] }),
      incoming ? "to" : null,
      writer.text(language, 10 + Math.floor(random() ** 2 * 60)),
      language,
      incoming ? customer : null,
      iso(at[index]!),
      incoming ? null : "sent",
      incoming ? null : 1 + (m % STAFF),
    ];
  }
}

const SIX_HOURS = 21_600_000;

export function* promises(load: Load, times: Times): Generator<Value[]> {
  for (let i = 0; i < load.cases; i++) {
    const opened = times.opened(i);
    const open = i >= load.cases * 0.99;
    const state = open ? "open" : hash(i + 13) < 0.9 ? "kept" : hash(i + 17) < 0.5 ? "kept_late" : "broken";
    const made = iso(opened);
    const due = iso(opened + SIX_HOURS);
    const settled = open ? null : iso(opened + Math.floor(SIX_HOURS * hash(i + 19)));
    yield [
      i + 1,
      "first_response",
      FIRST_CASE + i,
      customerOf(load, i),
      "brand",
      "policy",
      SIX_HOURS,
      made,
      made,
      due,
      state,
      "[]",
      settled,
      1 + (i % STAFF),
    ];
  }
}

export function* events(load: Load, times: Times): Generator<Value[]> {
  for (let m = 0; m < load.messages; m++) {
    const index = caseOf(load, m);
    const data = JSON.stringify({ messageId: m + 1, conversationId: index + 1, channel: "mail" });
    const [caseId, customer] = [FIRST_CASE + index, customerOf(load, index)];
    const at = iso(times.opened(index));
    yield ["conversations.message_received", at, "system", "intake", caseId, customer, data];
    if (m < load.cases) yield ["cases.opened", at, "system", "intake", caseId, customer, "{}"];
  }
}
