import { randomUUID } from "node:crypto";
import type { Element } from "ltx";
import { ChannelError } from "../../kernel/channel/index.ts";
import type { Line } from "./line.ts";
import { el, NS } from "./stanza.ts";

/** How far an account's archive was read: the server's id of the last message, and when that was. */
export type Cursor = { id: string; at: string };

/** A message of the archive (XEP-0313). */
export type Archived = { id: string; stamp: string | null; stanza: Element };

const PAGE = 50;

/** Gathers what the server reads out of the archive: it comes as messages, before the answer. */
export function archiveReader(shop: string) {
  const asked = new Map<string, Archived[]>();
  return {
    /** @returns true for a piece of the archive, which nobody else need look at */
    take(stanza: Element): boolean {
      const result = stanza.getChild("result", NS.archive);
      if (!result) return false;
      // Anybody may send a message that looks like one; only our own account's archive counts.
      const isOurs = !stanza.attrs.from || stanza.attrs.from === shop;
      const forwarded = result.getChild("forwarded", NS.forward);
      const message = forwarded?.getChild("message");
      if (isOurs && message) {
        const stamp = forwarded!.getChild("delay", NS.delay)?.attrs.stamp ?? null;
        asked.get(result.attrs.queryid)?.push({ id: String(result.attrs.id), stamp, stanza: message });
      }
      return true;
    },
    /**
     * Reads one page: what follows a cursor, oldest first, or the newest message where there is none.
     * @throws ChannelError
     */
    async page(line: Line, cursor: Cursor | null): Promise<{ messages: Archived[]; isLast: boolean }> {
      const queryid = randomUUID();
      const found: Archived[] = [];
      asked.set(queryid, found);
      try {
        const answer = await line.ask(query(queryid, cursor));
        const isLast = answer.getChild("fin", NS.archive)?.attrs.complete === "true" || found.length === 0;
        return { messages: found, isLast };
      } finally {
        asked.delete(queryid);
      }
    },
  };
}

/** True where a server keeps no archive. */
export function hasNoArchive(error: unknown): boolean {
  return error instanceof ChannelError && /^(?:service-unavailable|feature-not-implemented)/.test(error.message);
}

/** True where the server does not have the message any more that we read last. */
export function hasForgotten(error: unknown): boolean {
  return error instanceof ChannelError && error.message.startsWith("item-not-found");
}

function query(queryid: string, cursor: Cursor | null): Element {
  // Without an id the cursor is a moment: what came before it is not asked for.
  const since = cursor && !cursor.id ? form({ start: cursor.at }) : null;
  const from = cursor?.id ? el("after", {}, cursor.id) : cursor ? null : el("before");
  const pages = el("set", { xmlns: NS.pages }, el("max", {}, String(cursor ? PAGE : 1)), from);
  return el("iq", { type: "set" }, el("query", { xmlns: NS.archive, queryid }, since, pages));
}

function form(fields: Record<string, string>): Element {
  const field = (name: string, value: string, type: Record<string, string> = {}) =>
    el("field", { var: name, ...type }, el("value", {}, value));
  const given = Object.entries(fields).map(([name, value]) => field(name, value));
  return el("x", { xmlns: NS.data, type: "submit" }, field("FORM_TYPE", NS.archive, { type: "hidden" }), ...given);
}
