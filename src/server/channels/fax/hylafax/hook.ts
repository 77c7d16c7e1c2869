import { createHash } from "node:crypto";
import {
  type ChannelAccount,
  type DeliveryReport,
  type HookContent,
  HookRefused,
  type HookRequest,
} from "../../../kernel/channel/index.ts";
import { sameSecret } from "../../toolkit/hooks.ts";
import { faxConfigOf, ownNumber } from "../account-config.ts";

/**
 * What the scripts of docs/channels/hylafax post: a fax that came in, as the file that HylaFAX made of it, or what became of
 * a job.
 *
 * @throws HookRefused
 */
export function readHook({ query, headers, body }: HookRequest, account: ChannelAccount): HookContent {
  const { hookSecret } = faxConfigOf(account);
  if (!hookSecret || !sameSecret(headers["x-keepword-secret"], hookSecret))
    throw new HookRefused("the secret is not ours");
  if (query.event !== "received") return { deliveries: [], reports: reportOf(query) };
  if (body.byteLength === 0) throw new HookRefused("the fax is empty");
  // HylaFAX counts anew after it was set up again: its numbers alone would make two faxes one.
  const hash = createHash("sha256").update(body).digest("hex").slice(0, 24);
  const { id = "", from = "", name = "", station = "", error = "" } = query;
  const envelope = { from, name, station, error, at: query.at ?? "" };
  return { deliveries: [{ externalId: `fax:${ownNumber(account)}:${id}:${hash}`, raw: body, envelope }], reports: [] };
}

/** What HylaFAX calls the end of a job (notify(8C)); what is not here it tries again. */
const ENDS: Readonly<Record<string, DeliveryReport["outcome"]>> = {
  done: "delivered",
  failed: "bounced",
  rejected: "bounced",
  removed: "bounced",
  killed: "bounced",
  timedout: "bounced",
  format_failed: "bounced",
  no_formatter: "bounced",
};

function reportOf({ event = "", tag, status }: Readonly<Record<string, string>>): DeliveryReport[] {
  if (!tag) return [];
  const detail = [event, status].filter(Boolean).join(": ").slice(0, 500);
  return [{ externalId: null, providerId: tag, recipients: [], outcome: ENDS[event] ?? "delayed", detail }];
}
