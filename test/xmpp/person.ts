import { client, type Entity } from "@xmpp/client";
import type { Element } from "ltx";
import { vi } from "vitest";
import { el, NS } from "../../src/server/channels/xmpp/stanza.ts";
import { DOMAIN, PASSWORD, type Prosody } from "./prosody.ts";

export type Person = {
  entity: Entity;
  /** All messages that reached this device, in their order. */
  heard: Element[];
  say(text: string, id?: string, ...more: Element[]): Promise<void>;
  /** The first message that fits, now or soon. */
  waitFor(fits: (stanza: Element) => boolean): Promise<Element>;
  leave(): Promise<void>;
};

/** Somebody with a client of the library alone, signed in at the same server. */
export async function signIn(prosody: Prosody, user: string, to: string): Promise<Person> {
  const entity = client({
    service: `xmpp://127.0.0.1:${prosody.port}`,
    domain: DOMAIN,
    resource: "phone",
    timeout: 15_000,
    credentials: (authenticate, mechanisms) => authenticate({ username: user, password: PASSWORD }, mechanisms[0]!),
  });
  entity.reconnect.stop();
  entity.on("error", () => undefined);
  const heard: Element[] = [];
  entity.on("stanza", (stanza: Element) => {
    if (stanza.name === "message") heard.push(stanza);
  });
  await entity.start();
  await entity.send(el("presence"));
  let last = 0;
  return {
    entity,
    heard,
    say: (text, id = `${user}-${++last}`, ...more) =>
      entity.send(
        el("message", { to, type: "chat", id }, el("body", {}, text), el("request", { xmlns: NS.receipts }), ...more),
      ),
    waitFor: (fits) =>
      vi.waitFor(
        () => {
          const found = heard.find(fits);
          if (!found) throw new Error(`${user} has not heard it among ${heard.length} messages.`);
          return found;
        },
        { timeout: 20_000, interval: 50 },
      ),
    leave: async () => void (await entity.stop().catch(() => undefined)),
  };
}
