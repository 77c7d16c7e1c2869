import type { SharePass } from "../../../shared/contract/cobrowse.ts";
import type { PageNews } from "./show-page.ts";

/** The desk's own word for: this is over. */
const OVER = 4410;
const ELSEWHERE = 4409;
/** Without a line for so long the desk has ended it. */
const GIVE_UP_MS = 120_000;
const LONGEST_PAUSE_MS = 8_000;

/** A page's line to the desk, tried again when it breaks, until it is over. */
export function openPageLine(
  { id, key }: Pick<SharePass, "id" | "key">,
  hear: (news: PageNews) => void,
): { send(text: string): void; close(): void } {
  const url = new URL(`/share/${id}/live`, location.href);
  url.protocol = url.protocol === "https:" ? "wss:" : "ws:";
  let socket: WebSocket;
  let timer = 0;
  let pause = 500;
  let lastUp = Date.now();
  let closed = false;
  const finish = () => {
    if (closed) return;
    closed = true;
    hear({ t: "ended", by: "silence" });
  };
  const connect = () => {
    socket = new WebSocket(url, ["keepword", key]);
    socket.onopen = () => {
      pause = 500;
    };
    socket.onmessage = ({ data }) => {
      const news = JSON.parse(data) as PageNews;
      if (news.t === "ended") closed = true;
      hear(news);
    };
    socket.onclose = ({ code }) => {
      if (closed) return;
      if (pause === 500) lastUp = Date.now();
      if (code === OVER || code === ELSEWHERE || Date.now() - lastUp > GIVE_UP_MS) return finish();
      hear({ t: "lost" });
      timer = window.setTimeout(connect, pause * (0.5 + Math.random()));
      pause = Math.min(pause * 2, LONGEST_PAUSE_MS);
    };
  };
  connect();
  return {
    send(text) {
      // What does not get through is told anew as a whole when the line is back.
      if (socket.readyState === WebSocket.OPEN && socket.bufferedAmount < 4_000_000) socket.send(text);
    },
    close() {
      closed = true;
      clearTimeout(timer);
      socket.close();
    },
  };
}
