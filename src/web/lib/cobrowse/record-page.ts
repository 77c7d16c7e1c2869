import { record } from "rrweb";
import { harmless } from "../../../shared/cobrowse/harmless.ts";

/** What nobody sees: marked by whoever makes the page, and our own things. */
const BLOCKED = "[data-keepword-block],keepword-share,keepword-chat,iframe,object,embed,canvas,video,audio";
const MASKED = "[data-keepword-mask]";
/** What is typed into without being a field. */
const TYPED = "[contenteditable]:not([contenteditable='false']),[role='textbox']";
const GATHER_MS = 100;
/** The server takes no larger page. */
const LARGEST = 4_000_000;
const FULL = 2;
const META = 4;

/** A page that is being recorded: `again` tells all of it once more. */
export type Recording = { again(): void; stop(): void };

/**
 * Tells what the page looks like, and how that changes: `s[…]` the whole, `e[…]` changes since. What is typed never leaves
 * the page, not even its length; nor do pictures, addresses, card numbers, and what is marked.
 */
export function recordPage(send: (text: string) => void): Recording {
  let gathered: object[] = [];
  let meta: object | null = null;
  const flush = () => {
    if (gathered.length === 0) return;
    const text = `e${JSON.stringify(gathered)}`;
    gathered = [];
    if (fits(text)) send(text);
  };
  const timer = setInterval(flush, GATHER_MS);
  const stop = record({
    emit(given) {
      const event = harmless(given);
      if (!event) return;
      if (event.type === META) meta = event;
      else if (event.type === FULL) {
        // What came before is in it.
        gathered = [];
        const text = `s${JSON.stringify(meta ? [meta, event] : [event])}`;
        if (fits(text)) send(text);
      } else gathered.push(event);
    },
    recordAfter: "DOMContentLoaded",
    maskAllInputs: true,
    maskInputFn: (text) => (text ? "••••••" : ""),
    maskTextSelector: `${MASKED},${MASKED} *,${TYPED}`,
    maskTextFn: (text) => (text.trim() ? "••••••" : text),
    blockSelector: BLOCKED,
    recordCanvas: false,
    recordCrossOriginIframes: false,
    collectFonts: false,
    inlineImages: false,
    inlineStylesheet: true,
    slimDOMOptions: "all",
    sampling: { mousemove: 100, scroll: 120, input: "last", media: 1_000 },
    errorHandler: () => true,
  });
  return {
    again: () => record.takeFullSnapshot(),
    stop() {
      clearInterval(timer);
      stop?.();
    },
  };
}

function fits(text: string): boolean {
  return text.length < LARGEST / 3 || new TextEncoder().encode(text).length < LARGEST;
}
