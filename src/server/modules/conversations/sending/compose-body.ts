import { escapeHtml, textToHtml } from "./text-to-html.ts";

export type BodyParts = {
  /** as typed */
  text: string;
  signature: string | null;
  /** the message that is answered, under the line that says whose it is */
  quote: { attribution: string; text: string } | null;
};
export type Body = { signatureText: string | null; quotedText: string | null; html: string };

/** A quote longer than this is cut: it only reminds the reader of what they wrote. */
const MAX_QUOTE = 20_000;

/** Builds what goes around typed text: signature and quoted history, and the HTML alternative of all three. */
export function composeBody(parts: BodyParts): Body {
  const signature = parts.signature?.trim() || null;
  const quotedWords = parts.quote && cut(parts.quote.text.trim());
  const quote = parts.quote && quotedWords ? { attribution: parts.quote.attribution, text: quotedWords } : null;
  return {
    signatureText: signature,
    quotedText: quote && `${quote.attribution}\n${quoted(quote.text)}`,
    html: [
      textToHtml(parts.text),
      signature && `<div style="color:#6b7280">${textToHtml(signature)}</div>`,
      quote && htmlQuote(quote),
    ]
      .filter(Boolean)
      .join("\n"),
  };
}

/** The plain text of a message as it leaves: what was typed, the signature below its mark (RFC 3676 §4.3), the quote. */
export function plainText(message: { text: string; signatureText: string | null; quotedText: string | null }): string {
  return [message.text.trimEnd(), message.signatureText && `-- \n${message.signatureText}`, message.quotedText]
    .filter(Boolean)
    .join("\n\n");
}

function quoted(text: string): string {
  return text
    .split(/\r\n|\r|\n/)
    .map((line) => (line.startsWith(">") || line === "" ? `>${line}` : `> ${line}`))
    .join("\n");
}

function htmlQuote(quote: { attribution: string; text: string }): string {
  const style = "margin:0 0 0 8px;padding-left:10px;border-left:2px solid #d1d5db;color:#6b7280";
  return (
    `<div class="kw-quote"><p style="margin:1em 0 .5em">${escapeHtml(quote.attribution)}</p>` +
    `<blockquote type="cite" style="${style}">${textToHtml(quote.text)}</blockquote></div>`
  );
}

function cut(text: string): string {
  return text.length <= MAX_QUOTE ? text : `${text.slice(0, MAX_QUOTE).toWellFormed()} …`;
}
