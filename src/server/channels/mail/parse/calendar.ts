/** Says in plain lines what an invitation is about, for a mail that carries nothing else to read (RFC 5545). */

const FIELDS: [string, string][] = [
  ["SUMMARY", ""],
  ["DTSTART", "⏱ "],
  ["LOCATION", "⌖ "],
  ["ORGANIZER", ""],
  ["DESCRIPTION", "\n"],
];

function unescapeText(value: string): string {
  return value.replace(/\\([nN,;\\])/g, (_, c: string) => (c === "n" || c === "N" ? "\n" : c));
}

function readableTime(value: string, zone: string): string {
  const match = /^(\d{4})(\d{2})(\d{2})(?:T(\d{2})(\d{2})\d{2}(Z?))?$/.exec(value.trim());
  if (!match) return value;
  const [, year, month, day, hour, minute, utc] = match;
  const time = hour === undefined ? "" : ` ${hour}:${minute}${utc === "Z" ? " UTC" : zone}`;
  return `${year}-${month}-${day}${time}`;
}

/** @returns the first event's title, start, place, organiser and description, "" when there is no event. */
export function calendarToText(calendar: string): string {
  const unfolded = calendar.replace(/\r?\n[ \t]/g, "");
  const start = unfolded.indexOf("BEGIN:VEVENT");
  if (start === -1) return "";
  const end = unfolded.indexOf("END:VEVENT", start);
  const event = unfolded.slice(start, end === -1 ? start + 100_000 : end).split(/\r?\n/);
  const lines = FIELDS.flatMap(([name, mark]) => {
    const line = event.find((l) => l.startsWith(`${name}:`) || l.startsWith(`${name};`));
    if (line === undefined) return [];
    const colon = valueStart(line);
    const value = unescapeText(line.slice(colon)).trim();
    if (value === "") return [];
    if (name === "DTSTART") {
      const zone = /TZID="?([^";:]{1,60})/.exec(line.slice(0, colon))?.[1];
      return [mark + readableTime(value, zone ? ` (${zone})` : "")];
    }
    return [mark + (name === "ORGANIZER" ? value.replace(/^mailto:/i, "") : value)];
  });
  return lines.join("\n");
}

/** Parameters may hold colons inside quotes. */
function valueStart(line: string): number {
  let quoted = false;
  for (let i = 0; i < line.length; i++) {
    if (line[i] === '"') quoted = !quoted;
    else if (line[i] === ":" && !quoted) return i + 1;
  }
  return line.length;
}
