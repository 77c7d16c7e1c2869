import sanitizeHtml from "sanitize-html";
import { isPrivateName } from "../../../kernel/guard-address.ts";
import { allowedStyles } from "./mail-styles.ts";

export type MailHtmlOptions = {
  /** The address of the attachment with this Content-ID (without angle brackets), null when there is none. */
  cidUrl: (contentId: string) => string | null;
  /** Lets pictures of other servers in; they learn that the mail is being read. */
  remoteImages: boolean;
};

/** HTML longer than this is cut: no letter is, and a page of it would freeze the reader's browser. */
const MAX_LENGTH = 4_000_000;
const safeDataImage = /^data:image\/(?:png|jpeg|gif|webp|bmp);base64,[a-z0-9+/=\s]+$/i;

/**
 * Makes the HTML of a stranger's mail harmless: only listed elements, attributes and styles come through; nothing is
 * loaded from elsewhere unless asked for, and then only by https and not from private hosts; links open a page of their
 * own that learns nothing of ours.
 *
 * It is the first of two walls: the answer's Content-Security-Policy (see mail-page.ts) lets nothing run even if
 * something slips through here.
 *
 * @returns a fragment, and how many pictures of other servers were held back
 */
export function sanitiseMailHtml(html: string, options: MailHtmlOptions): { html: string; blockedImages: number } {
  let blockedImages = 0;
  const clean = sanitizeHtml(html.slice(0, MAX_LENGTH), {
    allowedTags: [...allowedTags],
    allowedAttributes: allowedAttributes as Record<string, string[]>,
    allowedStyles,
    allowedSchemes: ["http", "https", "mailto", "tel"],
    allowedSchemesByTag: { img: ["https", "data"] },
    allowedSchemesAppliedToAttributes: ["href", "src"],
    allowProtocolRelative: false,
    disallowedTagsMode: "discard",
    nonTextTags: [...textlessTags],
    nestingLimit: 200,
    transformTags: {
      a: (tagName, attribs) => ({ tagName, attribs: linkAttributes(attribs) }),
      img: (tagName, { src: wanted = "", referrerpolicy: _, loading: __, "data-blocked": ___, ...rest }) => {
        const { src, blocked } = imageSource(wanted, options);
        if (blocked) blockedImages++;
        const source: Record<string, string> = src ? { src, referrerpolicy: "no-referrer", loading: "lazy" } : {};
        return { tagName, attribs: { ...source, ...(blocked && { "data-blocked": "remote" }), ...rest } };
      },
    },
  });
  return { html: clean, blockedImages };
}

/** Only absolute links of the web, mail and telephone; a relative one would point into our own pages. */
function linkAttributes(attribs: Record<string, string>): Record<string, string> {
  const { href = "", target: _, rel: __, ...rest } = attribs;
  const address = href.replace(/[\s\p{Cc}]/gu, "");
  if (!/^(?:https?:\/\/|mailto:|tel:)/i.test(address)) return rest;
  return { href: address, target: "_blank", rel: "noopener noreferrer nofollow", ...rest };
}

function imageSource(source: string, options: MailHtmlOptions): { src: string | null; blocked: boolean } {
  const text = source.trim();
  if (/^cid:/i.test(text)) return { src: options.cidUrl(decodeId(text.slice(4))), blocked: false };
  if (safeDataImage.test(text)) return { src: text, blocked: false };
  if (!/^https?:\/\//i.test(text) || !URL.canParse(text)) return { src: null, blocked: false };
  const url = new URL(text);
  const allowed = options.remoteImages && url.protocol === "https:" && !isPrivateName(url.hostname);
  return allowed ? { src: url.href, blocked: false } : { src: null, blocked: true };
}

function decodeId(id: string): string {
  try {
    return decodeURIComponent(id);
  } catch {
    return id;
  }
}

const allowedTags = [
  ...["a", "abbr", "address", "article", "b", "bdi", "bdo", "big", "blockquote", "br", "caption", "center", "cite"],
  ...["code", "col", "colgroup", "dd", "del", "dfn", "div", "dl", "dt", "em", "figcaption", "figure", "font", "footer"],
  ...["h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "i", "img", "ins", "kbd", "li", "main", "mark", "nav", "ol"],
  ...["p", "pre", "q", "rp", "rt", "ruby", "s", "samp", "section", "small", "span", "strike", "strong", "sub", "sup"],
  ...["table", "tbody", "td", "tfoot", "th", "thead", "time", "tr", "tt", "u", "ul", "var", "wbr"],
] as const;

/** Elements whose content is no text for readers, or is read by browsers in another way than by us. */
const textlessTags = [
  ...["script", "style", "textarea", "option", "noscript", "noembed", "noframes", "iframe", "frameset", "title"],
  ...["head", "svg", "math", "template", "xmp", "plaintext", "object", "embed", "applet", "audio", "video", "select"],
] as const;

const allowedAttributes = {
  "*": ["align", "bgcolor", "dir", "height", "lang", "style", "title", "valign", "width"],
  a: ["href", "target", "rel"],
  blockquote: ["type"],
  col: ["span"],
  font: ["color", "face", "size"],
  hr: ["color", "noshade", "size"],
  img: ["src", "alt", "border", "referrerpolicy", "loading", "data-blocked"],
  li: ["value"],
  ol: ["start", "type", "reversed"],
  table: ["border", "cellpadding", "cellspacing", "rules"],
  td: ["colspan", "rowspan", "nowrap", "abbr"],
  th: ["colspan", "rowspan", "nowrap", "abbr", "scope"],
  time: ["datetime"],
  ul: ["type"],
};
