/** RFC 5322 dates with the obsolete zones and the usual faults (no weekday, two-digit years, dots for colons, no zone). */

const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

const ZONES: Record<string, number> = {
  ut: 0,
  utc: 0,
  gmt: 0,
  z: 0,
  est: -300,
  edt: -240,
  cst: -360,
  cdt: -300,
  mst: -420,
  mdt: -360,
  pst: -480,
  pdt: -420,
  bst: 60,
  wet: 0,
  west: 60,
  cet: 60,
  cest: 120,
  met: 60,
  mest: 120,
  eet: 120,
  eest: 180,
  msk: 180,
  ist: 330,
  hkt: 480,
  sgt: 480,
  jst: 540,
  kst: 540,
  aest: 600,
  aedt: 660,
  nzst: 720,
  nzdt: 780,
};

const RFC5322 =
  /^(?:[^\d\s,]{2,12}\.?,?\s*)?(\d{1,2})[\s-]+([A-Za-z]{3})[a-z]*\.?[\s-]+(\d{2,4})\s+(\d{1,2})[:.](\d{1,2})(?:[:.](\d{1,2}))?(?:[.,]\d+)?\s*(.*)$/;
const ASCTIME =
  /^[A-Za-z]{3}\s+([A-Za-z]{3})\s+(\d{1,2})\s+(\d{1,2}):(\d{2}):(\d{2})\s*([A-Za-z]{3,5}|[+-]\d{4})?\s+(\d{4})\s*(.*)$/;

function zoneMinutes(zone: string): number {
  const numeric = /^(?:gmt|utc)?\s*([+-])(\d{1,2}):?(\d{2})?/i.exec(zone);
  if (numeric) {
    const minutes = Number(numeric[2]) * 60 + Number(numeric[3] ?? 0);
    return numeric[1] === "-" ? -minutes : minutes;
  }
  return ZONES[/^[a-z]+/i.exec(zone)?.[0].toLowerCase() ?? ""] ?? 0;
}

function fullYear(text: string): number {
  const year = Number(text);
  if (text.length >= 4) return year;
  return year < 50 ? 2000 + year : 1900 + year;
}

function toIso(year: number, month: number, day: number, time: string[], zone: string): string | null {
  if (month < 0 || day < 1 || day > 31) return null;
  const [hour, minute, second] = time.map((t) => Number(t ?? 0));
  if (hour! > 24 || minute! > 59 || second! > 60) return null;
  const stamp = Date.UTC(year, month, day, hour, minute, second) - zoneMinutes(zone.trim()) * 60_000;
  const date = new Date(stamp);
  return Number.isNaN(stamp) || date.getUTCFullYear() > 9999 ? null : date.toISOString();
}

/** @returns ISO 8601 in UTC, or null when no moment can be read from the text. A missing zone counts as UTC. */
export function parseMailDate(value: string): string | null {
  const text = value
    .slice(0, 200)
    .replace(/\([^)]*\)/g, " ")
    .replace(/\s+/g, " ")
    .trim();
  const mail = RFC5322.exec(text);
  if (mail) {
    const [, day, month, year, hour, minute, second, zone] = mail as unknown as string[];
    return toIso(
      fullYear(year!),
      MONTHS.indexOf(month!.toLowerCase()),
      Number(day),
      [hour!, minute!, second ?? "0"],
      zone!,
    );
  }
  const asctime = ASCTIME.exec(text);
  if (asctime) {
    const [, month, day, hour, minute, second, zone, year, after] = asctime as unknown as string[];
    return toIso(
      Number(year),
      MONTHS.indexOf(month!.toLowerCase()),
      Number(day),
      [hour!, minute!, second!],
      zone ?? after!,
    );
  }
  if (!/\d{4}/.test(text)) return null;
  const zoned = /z$|[+-]\d{2}:?\d{2}$|gmt|utc|[ap]m\)?$/i.test(text) ? text : `${text} UTC`;
  const stamp = Date.parse(zoned);
  return Number.isNaN(stamp) ? null : new Date(stamp).toISOString();
}
