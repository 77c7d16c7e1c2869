import type { ChatNewsItem } from "../../shared/contract/chat.ts";
import { call } from "./call.ts";

const POLL_MS = 3_000;
const LONGEST_PAUSE_MS = 30_000;
/** So often a socket may fail before it ever spoke until the browser is believed to be behind something that blocks it. */
const TRIES = 2;
/** While asking instead, a socket is tried again this often. */
const TRY_AGAIN_MS = 60_000;

/** Hears of news from a place on until it is closed: by a socket, and where none comes through by asking. */
export function openLine(
  to: { path: string; token: string; since: string },
  on: (news: ChatNewsItem) => void,
): { close(): void } {
  let since = to.since;
  let closed = false;
  let failed = 0;
  let pause = 500;
  let socket: WebSocket | null = null;
  let timer = 0;

  const hear = (news: ChatNewsItem) => {
    if ("cursor" in news) since = news.cursor;
    on(news);
  };
  const later = (run: () => void, ms: number) => {
    clearTimeout(timer);
    timer = window.setTimeout(run, ms);
  };
  const connect = () => {
    if (closed) return;
    const url = new URL(`${to.path}/live?since=${since}`, location.href);
    url.protocol = url.protocol === "https:" ? "wss:" : "ws:";
    let spoke = false;
    socket = new WebSocket(url, ["keepword", to.token]);
    socket.onmessage = ({ data }) => {
      spoke = true;
      failed = 0;
      pause = 500;
      hear(JSON.parse(data));
    };
    socket.onclose = () => {
      if (closed) return;
      if (!spoke) failed++;
      pause = Math.min(pause * 2, LONGEST_PAUSE_MS);
      if (failed >= TRIES) void ask(Date.now() + TRY_AGAIN_MS);
      // Not all at once when a desk was started anew.
      else later(connect, pause * (0.5 + Math.random()));
    };
  };
  const ask = async (until: number) => {
    if (closed) return;
    try {
      const { cursor, news } = await call<{ cursor: string; news: ChatNewsItem[] }>(
        `${to.path}/news?since=${since}`,
        to,
      );
      if (closed) return;
      for (const one of news) hear(one);
      since = cursor;
    } catch {
      // Asked again below.
    }
    later(() => (Date.now() < until ? void ask(until) : connect()), document.hidden ? POLL_MS * 5 : POLL_MS);
  };
  const back = () => {
    if (closed || socket?.readyState === WebSocket.OPEN) return;
    failed = 0;
    later(connect, 0);
  };
  addEventListener("online", back);
  connect();
  return {
    close() {
      closed = true;
      clearTimeout(timer);
      removeEventListener("online", back);
      socket?.close();
    },
  };
}
