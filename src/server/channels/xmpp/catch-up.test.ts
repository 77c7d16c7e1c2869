import { parse } from "ltx";
import { pino } from "pino";
import { expect, test } from "vitest";
import type { ChannelAccount, ReceiverPorts } from "../../kernel/channel/index.ts";
import { catchUp } from "./receive.ts";

const config = { address: "shop@xmpp.example", password: "x" };
const account: ChannelAccount = { id: 1, channel: "xmpp", name: "", addresses: [], config };
const archived = (id: string) => {
  const stanza = parse(`<message from="wang@people.example/x" id="${id}"><body>${id}</body></message>`);
  return { id, stamp: "2026-03-01T10:00:00Z", stanza };
};

/** Reads an archive of three messages of which the second cannot be stored. @returns which are, and the cursor */
async function readPast(fault: Error) {
  const accepted: string[] = [];
  let cursor: { id: string } = { id: "0" };
  const ports = {
    log: pino({ level: "silent" }),
    now: () => new Date("2026-03-02T10:00:00Z"),
    cursor: async () => cursor,
    saveCursor: async (_id: number, _name: string, next: { id: string }) => {
      cursor = next;
    },
    reportHealth: async () => undefined,
    accept: async ({ externalId }: { externalId: string }) => {
      const id = externalId.split(":").at(-1)!;
      if (id === "2") throw fault;
      accepted.push(id);
      return { isNew: true };
    },
  } as unknown as ReceiverPorts;
  const archive = { page: async () => ({ messages: ["1", "2", "3"].map(archived), isLast: true }) };
  const failure = await catchUp(archive, account, ports, {} as never).then(
    () => null,
    (error) => error,
  );
  return { accepted, cursor: cursor.id, failure };
}

test("a message of the archive that can never be stored keeps none that follow from being read", async () => {
  const fault = Object.assign(new Error("invalid byte sequence"), { code: "22021" });
  expect(await readPast(fault)).toEqual({ accepted: ["1", "3"], cursor: "3", failure: null });
});

test.each([
  Object.assign(new Error("the database is shutting down"), { code: "57P01" }),
  new Error("Connection terminated unexpectedly"),
  Object.assign(new Error("no space left on device"), { code: "ENOSPC" }),
])("while nothing can be stored none is left out: $message", async (fault) => {
  expect(await readPast(fault)).toEqual({ accepted: ["1"], cursor: "1", failure: fault });
});
