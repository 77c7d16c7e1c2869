import { lookup } from "node:dns";
import { pino } from "pino";
import { afterAll, expect, it } from "vitest";
import { startSimulator } from "../toolkit/simulator/start-simulator.ts";
import { pull } from "./pull.ts";
import { wecomSimulator } from "./simulator.ts";

const vendor = await startSimulator(wecomSimulator);
afterAll(() => vendor.stop());
const { world } = vendor;
const account = { id: 1, channel: "wecom", name: "", addresses: [], config: world.config };
const ports = { log: pino({ level: "silent" }), lookupFor: async () => lookup, now: () => new Date(world.now()) };
const seconds = () => world.now() / 1_000;

function say(text: string, at = world.now()) {
  const [id, person] = [String(world.nextId()), wecomSimulator.person(1)];
  world.messages.push({ id, from: "person", person, text, file: null, at });
}
const wordsOf = ({ deliveries }: { deliveries: { raw: Uint8Array }[] }) =>
  deliveries.map(({ raw }) => (JSON.parse(Buffer.from(raw).toString()) as { text: { content: string } }).text.content);

let cursor = "";

it("begins an hour back the first time, and reads page after page to the end", async () => {
  say("last week", world.now() - 7 * 24 * 3_600_000);
  const said = Array.from({ length: 25 }, (_, n) => `message ${n}`);
  for (const text of said) say(text);
  const pulled = await pull(account, { cursor: "", token: "ENC1", now: seconds() }, ports);
  expect(wordsOf(pulled)).toEqual(said);
  expect(pulled.deliveries[0]!.envelope).toEqual({ name: "王芳" });
  cursor = pulled.cursor;
});

it("goes on where it was, with what was said long ago as well", async () => {
  expect(wordsOf(await pull(account, { cursor, token: "ENC2", now: seconds() }, ports))).toEqual([]);
  say("while the desk was down", world.now() - 24 * 3_600_000);
  const again = () => pull(account, { cursor, token: "ENC3", now: seconds() }, ports);
  expect(wordsOf(await again())).toEqual(["while the desk was down"]);
  expect(wordsOf(await again())).toEqual(["while the desk was down"]);
});

it("reads without the token of a knock that came too late", async () => {
  const pulled = await pull(account, { cursor, token: "run out", now: seconds() }, ports);
  expect(wordsOf(pulled)).toEqual(["while the desk was down"]);
});

it("fails as a whole when the vendor fails: nothing is taken for read", async () => {
  vendor.break({ kind: "status", status: 500 });
  await expect(pull(account, { cursor, token: "ENC4", now: seconds() }, ports)).rejects.toThrow("500");
  vendor.mend();
});
