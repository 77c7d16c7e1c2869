/** What a shop pastes into its pages. No inline script, so that a strict policy of theirs needs no exception for it. */
export function snippetOf(publicUrl: string, key: string, { colour }: Readonly<Record<string, unknown>>): string {
  const look = typeof colour === "string" ? ` data-colour="${colour}"` : "";
  return `<script src="${new URL("/widget.js", publicUrl).href}" data-key="${key}"${look} async></script>`;
}
