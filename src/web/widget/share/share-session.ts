import type { SharePass } from "../../../shared/contract/cobrowse.ts";
import { endShare } from "../../lib/cobrowse/ask.ts";
import { keepPass, keptPass } from "../../lib/cobrowse/kept-pass.ts";
import { openPageLine } from "../../lib/cobrowse/page-line.ts";
import type { Tell } from "../chat-page.tsx";

let going = false;

/** Goes on with what the visitor agreed to on the page before. */
export function goOnSharing(locale: "zh-CN" | "en", tell: Tell): void {
  const pass = keptPass();
  if (pass) startSharing(pass, locale, tell);
}

/**
 * Brings the recorder onto the shop's page and carries what it tells to the desk. The pass stays in this frame, which the
 * page cannot look into; and the page's own rules need allow no line to us.
 */
export function startSharing(pass: SharePass, locale: "zh-CN" | "en", tell: Tell): void {
  if (going) return;
  going = true;
  keepPass(pass);
  const { port1: port, port2: theirs } = new MessageChannel();
  const stop = () => {
    going = false;
    keepPass(null);
    line.close();
  };
  const line = openPageLine(pass, (news) => {
    port.postMessage(news);
    if (news.t === "ended") stop();
  });
  port.onmessage = ({ data }: MessageEvent<string | { t: "end" }>) => {
    if (typeof data === "string") return line.send(data);
    stop();
    void endShare(pass);
  };
  port.postMessage({ t: "begin", agent: pass.agent, since: pass.since, locale });
  tell({ keepword: "thread", has: true });
  tell({ keepword: "share" }, [theirs]);
}
