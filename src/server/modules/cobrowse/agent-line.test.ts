import { EventEmitter } from "node:events";
import { expect, test } from "vitest";
import type { Relay } from "../../kernel/realtime/relay.ts";
import { agentLine } from "./agent-line.ts";
import type { LineParts } from "./line.ts";

/** A socket that takes nothing until it is told to, and the other end. */
async function slowAgent() {
  const sent: string[] = [];
  const said: string[] = [];
  const socket = Object.assign(new EventEmitter(), {
    bufferedAmount: 0,
    send(text: string) {
      sent.push(text);
      socket.bufferedAmount += text.length;
    },
  });
  let frame: (text: string) => void = () => undefined;
  const relay: Relay = {
    listen: async (_, hear) => {
      frame = hear;
      return () => undefined;
    },
    say: (_, text) => said.push(text) > 0,
    stop: async () => undefined,
  };
  const topics = { mine: "mine", other: "other" };
  const parts = { socket, relay, topics, elsewhere: () => undefined } as unknown as LineParts;
  return { socket, sent, said, close: await agentLine(parts), frame: (text: string) => frame(text) };
}

test("[D4] an agent's line that is slow gets no more frames, and all of the page when it has caught up", async () => {
  const { socket, sent, said, frame, close } = await slowAgent();
  const large = `e[${"1,".repeat(250_000)}1]`;
  for (let n = 0; n < 40; n++) frame(large);
  expect(socket.bufferedAmount).toBeLessThan(4_000_000);
  const before = sent.length;
  said.length = 0;
  socket.bufferedAmount = 0;
  frame("e[2]");
  expect(sent).toHaveLength(before);
  expect(said).toContain('{"t":"again"}');
  frame("s[3]");
  frame("e[4]");
  expect(sent.slice(before)).toEqual(["s[3]", "e[4]"]);
  close();
});
