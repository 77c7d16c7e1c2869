const paragraph = (html: string) => `<p style="margin:0 0 1em">${html}</p>`;
const button =
  "display:inline-block;margin:0 6px 8px 0;padding:10px 14px;border:1px solid #85816f;border-radius:8px;text-decoration:none";

/** A notice as mail shows it: some words, links as large as a thumb, and what else is to say. */
export function letterWithButtons(
  lead: string,
  buttons: readonly { text: string; url: string }[],
  rest: readonly string[] = [],
): string {
  const links = buttons.map(
    ({ text, url }) => `<a href="${escapeHtml(url)}" style="${button}">${escapeHtml(text)}</a>`,
  );
  return [paragraph(escapeHtml(lead)), paragraph(links.join("")), ...rest.map((text) => paragraph(linked(text)))].join(
    "",
  );
}

/** An address at the end of a sentence can be pressed. */
function linked(text: string): string {
  return escapeHtml(text)
    .replace(/https?:[^\s]+$/, (url) => `<a href="${url}">${url}</a>`)
    .replaceAll("\n", "<br>");
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (c) => `&#${c.charCodeAt(0)};`);
}
