import type { LiveEvent, PresenceNews } from "../../shared/contract/live.ts";

/** connecting: the first time; online; reconnecting: the line was lost and is being tried; offline: the device has no line. */
export type LiveState = "connecting" | "online" | "reconnecting" | "offline";
export type LiveNews = LiveEvent | PresenceNews | { type: "live.reset" };

export type Live = {
  state(): LiveState;
  /** hears of every change of the state */
  watch(listener: () => void): () => void;
  /** hears every event once, in order, also those of a time without a line */
  hear(listener: (news: LiveNews) => void): () => void;
  /** tries at once instead of after the wait */
  retry(): void;
  stop(): void;
};

const FIRST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 30_000;

/** Full jitter: a thousand desks that lost one server must not come back in one moment. */
export function waitBeforeTry(failures: number, random: number): number {
  return Math.round(random * Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** failures)) + 100;
}

/**
 * Keeps one socket to the server and resumes after the last event seen, so that nothing is missed or told twice.
 * @param open makes the socket; given by tests
 */
export function connectLive(url: string, open: (url: string) => WebSocket = (at) => new WebSocket(at)): Live {
  let state: LiveState = navigator.onLine ? "connecting" : "offline";
  let cursor: string | null = null;
  let socket: WebSocket | null = null;
  let failures = 0;
  let timer: number | undefined;
  let stopped = false;
  const watchers = new Set<() => void>();
  const hearers = new Set<(news: LiveNews) => void>();

  const become = (next: LiveState) => {
    if (state === next) return;
    state = next;
    for (const watcher of watchers) watcher();
  };

  const take = (text: string) => {
    const news = JSON.parse(text) as LiveNews | { type: "live.ready"; cursor: string };
    if ("cursor" in news) cursor = news.cursor;
    if (news.type === "live.ready") {
      failures = 0;
      become("online");
      return;
    }
    for (const hearer of hearers) hearer(news as LiveNews);
  };

  const connect = () => {
    window.clearTimeout(timer);
    if (stopped || socket) return;
    const here = open(cursor === null ? url : `${url}?since=${encodeURIComponent(cursor)}`);
    socket = here;
    here.onmessage = (message) => take(String(message.data));
    here.onclose = () => {
      if (socket !== here) return;
      socket = null;
      if (stopped) return;
      become(navigator.onLine ? "reconnecting" : "offline");
      timer = window.setTimeout(connect, waitBeforeTry(failures++, Math.random()));
    };
  };

  const retry = () => {
    failures = 0;
    // A socket may look open for minutes after the line has gone: drop it and resume, which costs one round trip.
    const old = socket;
    socket = null;
    old?.close();
    connect();
  };
  const lost = () => {
    become("offline");
    socket?.close();
  };
  window.addEventListener("online", retry);
  window.addEventListener("offline", lost);
  connect();

  return {
    state: () => state,
    watch: (listener) => {
      watchers.add(listener);
      return () => watchers.delete(listener);
    },
    hear: (listener) => {
      hearers.add(listener);
      return () => hearers.delete(listener);
    },
    retry,
    stop() {
      stopped = true;
      window.clearTimeout(timer);
      window.removeEventListener("online", retry);
      window.removeEventListener("offline", lost);
      socket?.close();
    },
  };
}
