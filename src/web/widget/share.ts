import { type PageNews, type Shown, showPage } from "../lib/cobrowse/show-page.ts";

/**
 * What the loader brings onto a shop's page once its visitor agreed to show it. It speaks with nobody but the chat's frame,
 * by the port that the loader hands over.
 */
document.currentScript?.addEventListener("keepword", (event) => {
  const port = (event as CustomEvent<MessagePort>).detail;
  let hear: ((news: PageNews) => void) | null = null;
  port.onmessage = ({ data }: MessageEvent<PageNews | ({ t: "begin" } & Shown)>) => {
    if (data.t !== "begin") return hear?.(data);
    hear ??= showPage(data, { send: (text) => port.postMessage(text), end: () => port.postMessage({ t: "end" }) });
  };
});
