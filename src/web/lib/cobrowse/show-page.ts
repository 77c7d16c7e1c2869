import type { ToPage } from "../../../shared/contract/cobrowse.ts";
import { showBanner } from "./banner.ts";
import { type Recording, recordPage } from "./record-page.ts";
import { shareWordsIn } from "./words.ts";

export type Shown = { agent: string; since: string; locale: "zh-CN" | "en" };
/** What the page is told besides: the line to the desk is broken for now. */
export type PageNews = ToPage | { t: "lost" };

/**
 * Shows this page to whoever the customer agreed to: the banner stands from now on, and the page is told of while somebody
 * looks.
 * @returns what hears the news of the other end
 */
export function showPage(
  { agent, since, locale }: Shown,
  out: { send(text: string): void; end(): void },
): (news: PageNews) => void {
  const time = new Date(since).toLocaleTimeString(locale, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
  let recording: Recording | null = null;
  const stop = () => {
    recording?.stop();
    recording = null;
  };
  let over = false;
  const end = () => {
    over = true;
    // Not when the desk has heard of it: at once.
    stop();
    banner.over();
    out.end();
  };
  const banner = showBanner({ agent, time, say: shareWordsIn(locale), end });
  return (news) => {
    if (over) return;
    if (news.t === "snapshot") {
      if (recording) recording.again();
      else recording = recordPage(out.send);
    } else if (news.t === "watched") {
      if (!news.on) stop();
      banner.watched(news.on);
    } else if (news.t === "pointer") banner.point(news.x, news.y);
    else if (news.t === "ring") banner.ring(news.x, news.y);
    else if (news.t === "lost") banner.lost();
    else {
      over = true;
      stop();
      banner.over();
    }
  };
}
