import type { ReceiverPorts } from "../../../kernel/channel/index.ts";
import type { Ctx } from "../../../kernel/ctx.ts";
import { applyReport } from "../sending/apply-report.ts";
import * as store from "../store/accounts.ts";
import { onAccountsChangedHere } from "./accounts-changed.ts";
import { lookupFor } from "./lookup-for.ts";
import { type AccountFacts, openAccount } from "./open-account.ts";
import { noteRoundTrip } from "./round-trip.ts";

/** How soon a receiver notices what another process changed about accounts. */
const LOOK_MS = 2_000;
/** Good news of one account is written down at most this often; a fault, or the end of one, at once. */
const HEALTH_MS = 10_000;

type Accept = ReceiverPorts["accept"];

/**
 * What receiving adapters work with.
 * @param accept stores a delivery durably; intake stands above this module, so whoever puts the program together hands
 *   it in
 */
export function makeReceiverPorts(ctx: Ctx, accept: Accept): ReceiverPorts {
  const accounts = rememberAccounts(ctx);
  return {
    log: ctx.log,
    lookupFor: lookupFor(ctx),
    now: ctx.now,
    accounts: accounts.list,
    onAccountsChanged: accounts.watch,
    async accept(delivery) {
      // A test that an account sent to itself is no customer's mail: it is noted and goes no further.
      return (await noteRoundTrip(ctx, delivery)) ? { isNew: true } : accept(delivery);
    },
    async report(accountId, report) {
      await applyReport(ctx, report, { accountId });
    },
    cursor: (accountId, name) => store.readCursorValue(ctx.db, accountId, name),
    saveCursor: (accountId, name, value) => store.writeCursorValue(ctx.db, accountId, name, value, ctx.now()),
    reportHealth: throttledHealth(ctx),
  };
}

/** The active accounts, read again only after a change: the mail receiver asks for them with each recipient. */
function rememberAccounts(ctx: Ctx) {
  let known: { at: number; version: string; accounts: Promise<AccountFacts[]> } | undefined;
  const forget = () => {
    known = undefined;
  };
  onAccountsChangedHere(forget);

  async function refresh(): Promise<string> {
    const version = await store.accountsVersion(ctx.db);
    if (known?.version === version) known.at = performance.now();
    else known = { at: performance.now(), version, accounts: load(ctx) };
    return version;
  }

  async function list(): Promise<AccountFacts[]> {
    if (!known || performance.now() - known.at > LOOK_MS) await refresh();
    return known ? known.accounts : load(ctx);
  }

  function watch(listener: () => void): () => void {
    let told: string | undefined;
    const look = () =>
      refresh().then(
        (version) => {
          if (told !== undefined && told !== version) listener();
          told = version;
        },
        (error) => ctx.log.warn({ err: error }, "channel accounts cannot be read; looking again"),
      );
    look();
    const timer = setInterval(look, LOOK_MS);
    const unwatch = onAccountsChangedHere(look);
    return () => {
      clearInterval(timer);
      unwatch();
    };
  }

  return { list, watch };
}

async function load(ctx: Ctx): Promise<AccountFacts[]> {
  const rows = await store.listAccounts(ctx.db, { activeOnly: true });
  return rows.map((row) => openAccount(row, ctx.config.secret));
}

function throttledHealth(ctx: Ctx): ReceiverPorts["reportHealth"] {
  const last = new Map<number, { at: number; error: unknown; held: Record<string, unknown> }>();
  return async (accountId, news) => {
    const before = last.get(accountId);
    const now = ctx.now().getTime();
    const error = "lastError" in news ? news.lastError : (before?.error ?? null);
    const merged = { ...before?.held, ...news };
    if (before && error === before.error && now - before.at < HEALTH_MS) {
      before.held = merged;
      return;
    }
    last.set(accountId, { at: now, error, held: {} });
    await store.mergeHealth(ctx.db, accountId, merged);
  };
}
