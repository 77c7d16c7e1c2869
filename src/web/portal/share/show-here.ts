import type { SharePass } from "../../../shared/contract/cobrowse.ts";
import { endShare } from "../../lib/cobrowse/ask.ts";
import { keepPass } from "../../lib/cobrowse/kept-pass.ts";
import { openPageLine } from "../../lib/cobrowse/page-line.ts";
import { showPage } from "../../lib/cobrowse/show-page.ts";

/** Shows this page of ours to whoever its reader agreed to. */
export function showHere(pass: SharePass): void {
  keepPass(pass);
  const locale = document.documentElement.lang === "en" ? "en" : "zh-CN";
  const stop = () => {
    keepPass(null);
    line.close();
  };
  const hear = showPage(
    { agent: pass.agent, since: pass.since, locale },
    {
      send: (text) => line.send(text),
      end: () => {
        stop();
        void endShare(pass);
      },
    },
  );
  const line = openPageLine(pass, (news) => {
    hear(news);
    if (news.t === "ended") stop();
  });
}
