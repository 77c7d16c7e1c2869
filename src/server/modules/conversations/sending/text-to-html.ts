/** Turns typed text into simple HTML: its lines, its paragraphs, its links, and nothing else. */
export function textToHtml(text: string): string {
  return text
    .replace(/\r\n?/g, "\n")
    .split(/\n{2,}/)
    .map((paragraph) => `<p style="margin:0 0 1em">${linked(paragraph).replaceAll("\n", "<br>")}</p>`)
    .join("");
}

/** The text with the characters escaped that mean something in HTML. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (c) => `&#${c.charCodeAt(0)};`);
}

// Punctuation that ends a sentence is not part of a link, in either script.
const LINK = /https?:\/\/[^\s<>"'，。；：！？、（）【】《》“”]+[^\s<>"'，。；：！？、（）【】《》“”.,;:!?)\]}]/g;

function linked(text: string): string {
  let html = "";
  let end = 0;
  for (const match of text.matchAll(LINK)) {
    const url = escapeHtml(match[0]);
    html += `${escapeHtml(text.slice(end, match.index))}<a href="${url}">${url}</a>`;
    end = match.index + match[0].length;
  }
  return html + escapeHtml(text.slice(end));
}
