/**
 * What of a recorded page may be shown in another window: its looks and words. Nothing that runs, and nothing that fetches:
 * a picture or a font of the page would be asked for by whoever looks, with their address and their cookies. Both ends
 * pass every event through here, the page so that addresses and card numbers do not leave it, the viewer because a page
 * could send anything.
 */
import { maskCards } from "./mask-cards.ts";

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
type Attributes = { [name: string]: Json };
export type HarmlessEvent = { type: number; data: Json; timestamp: number };

/** rrweb's kinds of events, as far as they are shown. */
const FULL = 2;
const CHANGE = 3;
const META = 4;
/** Of the changes: all but played media, drawn canvases, loaded fonts and logs. */
const SHOWN_CHANGES = new Set([0, 1, 2, 3, 4, 5, 6, 8, 12, 13, 14, 15, 16]);
/** They run, fetch or steer the page around; as others they take the same room. */
const REPLACED = new Set("script object embed applet portal fencedframe meta base".split(" "));
const ADDRESSES = new Set(
  (
    "src srcset srcdoc href xlink:href poster background action formaction ping data longdesc cite codebase lowsrc " +
    "dynsrc manifest imagesrcset classid archive profile usemap http-equiv content nonce integrity autofocus autoplay"
  ).split(" "),
);
/** Words that stand in attributes: of what is masked they are masked with it. */
const WORDS = new Set(["title", "alt", "aria-label", "aria-description", "placeholder", "value", "label"]);
const RECORDED = new Set(["rr_width", "rr_height", "rr_scrollLeft", "rr_scrollTop", "rr_open_mode", "rr_dataURL"]);
const PICTURE = /^data:image\/(?:png|jpe?g|gif|webp|avif|svg\+xml)[;,]/i;

/** An event as it may be shown; null for what is not shown at all. Never throws. */
export function harmless(event: unknown): HarmlessEvent | null {
  const { type, data, timestamp } = (event ?? {}) as { type: unknown; data: Json; timestamp: unknown };
  if (typeof type !== "number" || typeof timestamp !== "number" || !Number.isFinite(timestamp)) return null;
  if (type === 0 || type === 1) return { type, data: {}, timestamp };
  if (!isObject(data)) return null;
  if (type === META) {
    const { width, height } = data;
    if (!isLength(width) || !isLength(height)) return null;
    return { type, data: { href: "", width, height }, timestamp };
  }
  const isShown = type === FULL || (type === CHANGE && SHOWN_CHANGES.has(data.source as number));
  try {
    return isShown ? { type, data: clean(data), timestamp } : null;
  } catch {
    // Nested deeper than any page is.
    return null;
  }
}

function clean(value: Json): Json {
  if (typeof value === "string") return maskCards(harmlessCss(value));
  if (Array.isArray(value)) return value.map(clean);
  if (!isObject(value)) return value;
  const copy: { [key: string]: Json } = {};
  for (const [key, inner] of Object.entries(value)) {
    copy[key] = key === "attributes" && isObject(inner) ? cleanAttributes(inner) : clean(inner);
  }
  if (typeof copy.tagName === "string" && isReplaced(copy.tagName.toLowerCase(), copy.attributes)) {
    copy.tagName = "noscript";
  }
  return copy;
}

/** Styles that came as text are shown; a link to others would be fetched. */
function isReplaced(tag: string, attributes: Json | undefined): boolean {
  return REPLACED.has(tag) || (tag === "link" && !(isObject(attributes) && "_cssText" in attributes));
}

function cleanAttributes(attributes: Attributes): Attributes {
  const copy: Attributes = {};
  const isMasked = "data-keepword-mask" in attributes;
  for (const [name, value] of Object.entries(attributes)) {
    const known = name.toLowerCase();
    if (isMasked && WORDS.has(known)) continue;
    if (known.startsWith("on") || (known.startsWith("rr_") && !RECORDED.has(name))) continue;
    if (known === "rr_dataurl" && !isPicture(value)) continue;
    if (!ADDRESSES.has(known)) copy[name] = isPicture(value) ? value : clean(value);
    else if (value === null || isPicture(value) || isOnPage(value)) copy[name] = value;
    // A link still looks like one.
    else if (known === "href") copy[name] = "#";
  }
  return copy;
}

/** Styles without anything that is fetched. */
export function harmlessCss(text: string): string {
  if (!/url|import|image-set|src\(|\\/i.test(text)) return text;
  return text
    .replace(/\\0{0,4}([2-7][0-9a-f])\s?/gi, (escaped, code: string) => {
      const letter = String.fromCharCode(Number.parseInt(code, 16));
      return /[a-z@(:/]/i.test(letter) ? letter : escaped;
    })
    .replace(/\\([g-z@(])/gi, "$1")
    .replace(/@import\b[^;]*;?/gi, "")
    .replace(/(?:-webkit-)?image-set\(|\bsrc\(/gi, "none(")
    .replace(/url\(\s*("[^"]*"|'[^']*'|[^)]*)\s*\)?/gi, (whole, inner: string) => {
      const address = inner.replace(/^["']|["']$/g, "").trim();
      return isPicture(address) || address.startsWith("#") ? whole : 'url("data:,")';
    });
}

function isPicture(value: Json): boolean {
  return typeof value === "string" && PICTURE.test(value);
}

function isOnPage(value: Json): boolean {
  return typeof value === "string" && /^#[\w-]*$/.test(value);
}

function isLength(value: Json | undefined): value is number {
  return typeof value === "number" && value > 0 && value <= 20_000;
}

function isObject(value: Json | undefined): value is { [key: string]: Json } {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
