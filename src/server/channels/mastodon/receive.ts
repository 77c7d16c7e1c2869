import {
  type ChannelAccount,
  ChannelError,
  type ChannelReceiver,
  type ReceiverPorts,
} from "../../kernel/channel/index.ts";
import { jsonBytes } from "../toolkit/hooks.ts";
import { objectsOf } from "../toolkit/loose-json.ts";
import { pollAccounts, whileWanted } from "../toolkit/poll-accounts.ts";
import { shopOf } from "./account-config.ts";
import { addressOf } from "./address.ts";
import { callServer } from "./call.ts";
import type { MastodonNotification } from "./status.ts";

/** A server answers 300 requests of an account in five minutes (https://docs.joinmastodon.org/api/rate-limits/). */
const PAUSE_MS = 10_000;
const PAGE = 40;
const MAX_ANCESTORS = 20;

/** The notifications of a server's answer, newest first. */
export function notificationsOf(answer: unknown): MastodonNotification[] {
  return objectsOf<MastodonNotification>(answer).filter(({ id }) => typeof id === "string");
}

/** One mention, or null for what is none: a favourite, a new follower, ourselves. */
export function deliveryOf(notification: MastodonNotification, account: ChannelAccount) {
  const { id, type, status } = notification;
  const acct = status?.account?.acct;
  if (type !== "mention" || typeof id !== "string" || typeof status?.id !== "string" || typeof acct !== "string")
    return null;
  const shop = shopOf(account);
  if (addressOf(acct, shop.server) === shop.address) return null;
  return { externalId: `mastodon:${shop.address}:notification:${id}`, raw: jsonBytes(notification) };
}

/** Asks the server of each account for mentions. */
export function startPolling(ports: ReceiverPorts): ChannelReceiver {
  return pollAccounts(
    ports,
    ({ channel }) => channel === "mastodon",
    (account, stopped) => askForMentions(ports, account, stopped),
    PAUSE_MS,
  );
}

async function askForMentions(ports: ReceiverPorts, account: ChannelAccount, stopped: AbortSignal): Promise<number> {
  const cursor = await ports.cursor(account.id, "mentions");
  if (typeof cursor !== "string") {
    // What was said before the desk took the account over is no news: it would open a case for each old mention.
    const [newest] = (await whileWanted(mentions(account, { limit: "1" }, ports), stopped)) ?? [];
    if (!stopped.aborted) await ports.saveCursor(account.id, "mentions", newest?.id ?? "0");
    return 0;
  }
  const asked = mentions(account, { min_id: cursor, limit: String(PAGE) }, ports);
  const page = (await whileWanted(asked, stopped)) ?? [];
  // The page that follows the cursor, but in itself the newest first.
  for (const notification of page.toReversed()) {
    const delivery = deliveryOf(notification, account);
    if (delivery) {
      const envelope = { ancestors: await ancestorsOf(notification, account, ports) };
      await ports.accept({ accountId: account.id, envelope, ...delivery });
    }
    await ports.saveCursor(account.id, "mentions", notification.id);
  }
  return page.length;
}

async function mentions(
  account: ChannelAccount,
  query: Record<string, string>,
  ports: ReceiverPorts,
): Promise<MastodonNotification[]> {
  const call = { query: { "types[]": "mention", ...query } };
  const { json } = await callServer<unknown>(account, "/api/v1/notifications", call, ports);
  return notificationsOf(json);
}

/** The statuses above an answer, nearest first: one of them is the person's own, by which its case is known. */
async function ancestorsOf(
  { status }: MastodonNotification,
  account: ChannelAccount,
  ports: ReceiverPorts,
): Promise<string[]> {
  if (!status?.in_reply_to_id) return [];
  try {
    const path = `/api/v1/statuses/${encodeURIComponent(status.id)}/context`;
    const { json } = await callServer<{ ancestors?: unknown }>(account, path, {}, ports);
    const above = objectsOf<{ id?: unknown }>(json.ancestors).flatMap(({ id }) => (typeof id === "string" ? [id] : []));
    return above.reverse().slice(0, MAX_ANCESTORS);
  } catch (error) {
    // No mention waits for what is only good to know.
    if (error instanceof ChannelError) return [];
    throw error;
  }
}
