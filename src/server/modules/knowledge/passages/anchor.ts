/**
 * The id of a heading on its page, as GitHub makes them: letters and digits of any script, hyphens for spaces; a second
 * heading of the same words gets a number.
 *
 * @param used the ids that the page has already; the new one is added
 */
export function anchorOf(heading: string, used: Set<string>): string {
  const plain = heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, "")
    .trim()
    .replace(/\s+/g, "-");
  const base = plain || "section";
  let id = base;
  for (let n = 1; used.has(id); n++) id = `${base}-${n}`;
  used.add(id);
  return id;
}
