import { type HarmlessEvent, harmless } from "../../../../../shared/cobrowse/harmless.ts";
import type { ToAgent } from "../../../../../shared/contract/cobrowse.ts";

/** What comes of a customer's page: all of it or what changed; whether it is there; the line's own state. */
export type PageNews =
  | { t: "frames"; whole: boolean; events: HarmlessEvent[] }
  | ToAgent
  | { t: "line"; up: boolean }
  | { t: "elsewhere" };

const OVER = 4410;
const ELSEWHERE = 4409;
const PAUSE_MS = 1_500;

/** The line to a customer's page. Whatever comes in is made harmless before anybody sees it. */
export function openAgentLine(
  sessionId: number,
  hear: (news: PageNews) => void,
): { point(t: "pointer" | "ring", x: number, y: number): void; close(): void } {
  const url = new URL(`/api/v1/cobrowse/${sessionId}/live`, location.href);
  url.protocol = url.protocol === "https:" ? "wss:" : "ws:";
  let socket: WebSocket;
  let timer = 0;
  let closed = false;
  const connect = () => {
    socket = new WebSocket(url, ["keepword"]);
    socket.onopen = () => hear({ t: "line", up: true });
    socket.onmessage = ({ data }) => {
      const news = readNews(String(data));
      if (news) hear(news);
    };
    socket.onclose = ({ code }) => {
      if (closed) return;
      if (code === ELSEWHERE) return hear({ t: "elsewhere" });
      hear({ t: "line", up: false });
      if (code !== OVER) timer = window.setTimeout(connect, PAUSE_MS);
    };
  };
  connect();
  return {
    point(t, x, y) {
      if (socket.readyState === WebSocket.OPEN) socket.send(JSON.stringify({ t, x, y }));
    },
    close() {
      closed = true;
      clearTimeout(timer);
      socket.close();
    },
  };
}

function readNews(text: string): PageNews | null {
  try {
    if (text.startsWith("{")) return JSON.parse(text) as ToAgent;
    const events = JSON.parse(text.slice(1)) as unknown;
    if (!Array.isArray(events)) return null;
    const shown = events.flatMap((event) => harmless(event) ?? []);
    return { t: "frames", whole: text.startsWith("s"), events: shown };
  } catch {
    // A page may send anything.
    return null;
  }
}
