import "rrweb/dist/style.css";
import { Replayer } from "rrweb";
import type { HarmlessEvent } from "../../../../../shared/cobrowse/harmless.ts";

/** How fast a page's news may come late without the picture waiting for it. */
const BEHIND_MS = 250;
const META = 4;

type Size = { width: number; height: number };

/** A customer's page as it is drawn here. */
export type PageView = {
  take(whole: boolean, events: readonly HarmlessEvent[]): void;
  size(): Size | null;
  clear(): void;
};

/**
 * Draws a customer's page into an element. It stands in a frame that runs no script, sends no form and opens nothing
 * (rrweb's sandbox allows the same origin only), below the desk's own policy, which fetches nothing from elsewhere.
 */
export function drawPage(root: HTMLElement, onSize: (size: Size) => void): PageView {
  let replayer: Replayer | null = null;
  let size: Size | null = null;
  const clear = () => {
    replayer?.destroy();
    replayer = null;
    size = null;
    root.replaceChildren();
  };
  const begin = () => {
    clear();
    replayer = new Replayer([], {
      root,
      liveMode: true,
      loadTimeout: 0,
      mouseTail: false,
      triggerFocus: false,
      showWarning: false,
      showDebug: false,
      UNSAFE_replayCanvas: false,
      useVirtualDom: false,
      pauseAnimation: true,
      insertStyleRules: [".rr-block,[rr_width]{background:#d5d8de}"],
      logger: { log: () => undefined, warn: () => undefined },
    });
    replayer.iframe.tabIndex = -1;
    replayer.startLive(Date.now() - BEHIND_MS);
  };
  return {
    take(whole, events) {
      if (whole) begin();
      if (!replayer) return;
      for (const event of events) {
        const { width, height } = (event.data ?? {}) as Partial<Size>;
        const resized = event.type === META || (event.data as { source?: number } | null)?.source === 4;
        if (resized && width && height) {
          size = { width, height };
          onSize(size);
        }
        // By this clock: the customer's may be wrong by hours.
        replayer.addEvent({ ...event, timestamp: Date.now() } as never);
      }
    },
    size: () => size,
    clear,
  };
}
