import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { connectLive, type LiveNews, waitBeforeTry } from "./live.ts";

/** The other end of the line, as the browser shows it. */
type Line = { url: string; socket: WebSocket; say(news: object): void; drop(): void };
let lines: Line[];

function open(url: string): WebSocket {
  const socket = { close: () => line.drop() } as unknown as WebSocket;
  const line: Line = {
    url,
    socket,
    say: (news) => socket.onmessage?.({ data: JSON.stringify(news) } as MessageEvent),
    drop: () => socket.onclose?.({} as CloseEvent),
  };
  lines.push(line);
  return socket;
}

const event = (cursor: string) => ({ type: "cases.updated", cursor, at: "", caseId: 1, customerId: null, actor: {} });

beforeEach(() => {
  lines = [];
  vi.useFakeTimers();
  const page = new EventTarget();
  vi.stubGlobal("window", Object.assign(page, { setTimeout, clearTimeout }));
  vi.stubGlobal("navigator", { onLine: true });
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

test("after a lost line it resumes after the last event heard, and each event is told once", () => {
  const live = connectLive("ws://desk/live", open);
  const heard: string[] = [];
  live.hear((news: LiveNews) => heard.push("cursor" in news ? news.cursor : news.type));
  lines[0]!.say({ type: "live.ready", cursor: "10.1" });
  expect(live.state()).toBe("online");
  lines[0]!.say(event("11.2"));
  lines[0]!.drop();
  expect(live.state()).toBe("reconnecting");
  vi.advanceTimersByTime(1_000);
  expect(lines.map(({ url }) => url)).toEqual(["ws://desk/live", "ws://desk/live?since=11.2"]);
  lines[1]!.say(event("12.3"));
  lines[1]!.say({ type: "live.ready", cursor: "12.3" });
  expect(live.state()).toBe("online");
  expect(heard).toEqual(["11.2", "12.3"]);
  live.stop();
});

test("a device without a network says so, and resumes as soon as it has one again", () => {
  const live = connectLive("ws://desk/live", open);
  lines[0]!.say({ type: "live.ready", cursor: "1.1" });
  vi.stubGlobal("navigator", { onLine: false });
  window.dispatchEvent(new Event("offline"));
  expect(live.state()).toBe("offline");
  vi.stubGlobal("navigator", { onLine: true });
  window.dispatchEvent(new Event("online"));
  expect(lines.at(-1)!.url).toBe("ws://desk/live?since=1.1");
  live.stop();
});

test("a stopped line stays stopped", () => {
  const live = connectLive("ws://desk/live", open);
  live.stop();
  vi.advanceTimersByTime(120_000);
  expect(lines).toHaveLength(1);
});

test("the waits grow to half a minute and are spread over all of it", () => {
  expect(waitBeforeTry(0, 1)).toBe(600);
  expect(waitBeforeTry(3, 1)).toBe(4_100);
  expect(waitBeforeTry(40, 1)).toBe(30_100);
  expect(waitBeforeTry(40, 0)).toBe(100);
});
