/** The question as mail shows it: five links as large as a thumb. */
export function ratingHtml(lead: string, choices: readonly { text: string; url: string }[]): string {
  const style =
    "display:inline-block;margin:0 6px 8px 0;padding:10px 14px;border:1px solid #85816f;border-radius:8px;text-decoration:none";
  const links = choices.map(({ text, url }) => `<a href="${escapeHtml(url)}" style="${style}">${escapeHtml(text)}</a>`);
  return `<p style="margin:0 0 1em">${escapeHtml(lead)}</p><p style="margin:0 0 1em">${links.join("")}</p>`;
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (c) => `&#${c.charCodeAt(0)};`);
}
