/**
 * Reads a time of day as people type it: "9", "930", "9:30", "９：３０" → "09:30". "24:00" is the end of the day.
 * @returns null for what is none
 */
export function readTime(typed: string): string | null {
  const text = typed
    .trim()
    .normalize("NFKC")
    .replace(/[.。h点]/i, ":");
  const match = /^(\d{1,2}):?(\d{2})?$/.exec(text);
  if (!match) return null;
  const [hours, minutes] = [Number(match[1]), Number(match[2] ?? 0)];
  if (minutes > 59 || hours > 24 || (hours === 24 && minutes > 0)) return null;
  return `${String(hours).padStart(2, "0")}:${String(minutes).padStart(2, "0")}`;
}
