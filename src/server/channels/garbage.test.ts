import { lookup } from "node:dns";
import { existsSync, readdirSync } from "node:fs";
import fc from "fast-check";
import { pino } from "pino";
import { describe, expect, test } from "vitest";
import { ChannelError, type HookContent, HookRefused, type HookRequest } from "../kernel/channel/index.ts";
import type { ChannelKit } from "./toolkit/testing/channel-kit.ts";

/**
 * A provider's new version, a fault of its own, somebody who has the secret: what is rightly signed may hold anything.
 * Each channel's own examples are taken, with any value in any place of them.
 */
const kits: ChannelKit[] = [];
for (const name of readdirSync(import.meta.dirname)) {
  const path = `${import.meta.dirname}/${name}/testing/kit.ts`;
  if (existsSync(path)) kits.push(((await import(/* @vite-ignore */ path)) as { kit: ChannelKit }).kit);
}
const portsAnyTime = {
  log: pino({ level: "silent" }),
  lookupFor: async () => lookup,
  cursor: async () => null,
  saveCursor: async () => undefined,
  isOnlyBodyOf: async () => true,
};

describe.each(kits.filter((kit) => kit.signed ?? kit.read).map((kit) => [kit.adapter.name, kit] as const))(
  "%s",
  (_, kit) => {
    const { adapter, signed } = kit;
    const account = { id: 0, channel: adapter.name, name: "", addresses: [], config: configOf(kit) };
    const ports = { ...portsAnyTime, now: () => signed?.at ?? new Date("2026-01-01") };

    test("whatever a signed request holds is understood or refused, and what is understood can be stored", async () => {
      await fc.assert(
        fc.asyncProperty(bodies(kit), async (body) => {
          const request = { method: "POST", url: "https://desk.example/hooks/x/y", query: {}, headers: {} };
          const content = signed ? await understood({ ...request, ...signed.request(body) }) : answered(body);
          for (const { externalId, raw, envelope = {} } of content?.deliveries ?? []) {
            expect(externalId).toEqual(expect.any(String));
            // What cannot be read is kept as it came, and shown to a person with the reason.
            const message = await adapter.parse(raw, envelope, account, "secret").catch((error) => {
              expect(error).toBeInstanceOf(Error);
            });
            if (message) expect(message.writtenAt?.getTime()).not.toBeNaN();
          }
        }),
        { numRuns: 500 },
      );
    });

    function answered(body: Uint8Array): Pick<HookContent, "deliveries"> | null {
      const json = jsonOf(body);
      return json === undefined ? null : { deliveries: kit.read!(json, account) };
    }

    async function understood(request: HookRequest): Promise<HookContent | null> {
      try {
        const content = await adapter.hook!(request, account, ports);
        return { ...content, ...(await content.read?.()) };
      } catch (error) {
        // A vendor that is asked meanwhile, and does not answer, tells of it again.
        if (!(error instanceof ChannelError)) expect(error).toBeInstanceOf(HookRefused);
        return null;
      }
    }
  },
);

function configOf(kit: ChannelKit): Readonly<Record<string, unknown>> {
  return kit.signed?.config ?? kit.documented[0]!.config;
}

function jsonOf(body: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(body).toString());
  } catch {
    return undefined;
  }
}

function bodies(kit: ChannelKit): fc.Arbitrary<Uint8Array> {
  const examples = kit.documented.map(({ request }) => request.body).filter((body) => body.byteLength > 0);
  const cut = fc.tuple(fc.constantFrom(...examples), fc.nat(), fc.nat(40), fc.uint8Array({ maxLength: 8 }));
  return fc.oneof(
    fc.jsonValue().map((value) => Buffer.from(JSON.stringify(value))),
    fc.tuple(fc.constantFrom(...examples), fc.nat(), fc.jsonValue({ maxDepth: 1 })).map(([body, at, value]) => {
      return withValue(body, at, value);
    }),
    cut.map(([body, at, length, put]) => {
      const from = at % body.byteLength;
      return Buffer.concat([body.subarray(0, from), put, body.subarray(from + length)]);
    }),
  );
}

/** The example with another value in one of its places; as it is where it is no JSON. */
function withValue(body: Uint8Array, at: number, value: unknown): Uint8Array {
  const text = Buffer.from(body).toString();
  if (!/^[[{]/.test(text)) return body;
  let places = 0;
  JSON.parse(text, (_key, old) => {
    places++;
    return old;
  });
  let place = at % places;
  return Buffer.from(JSON.stringify(JSON.parse(text, (_key, old) => (place-- === 0 ? value : old)) ?? null));
}
