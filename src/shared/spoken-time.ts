/** A moment in words that leave no doubt: weekday, date, time, and whose clock it is. */
export function spokenTime(at: Date, locale: string, timeZone: string): string {
  const date = new Intl.DateTimeFormat(locale, { dateStyle: "full", timeZone }).format(at);
  const time = new Intl.DateTimeFormat(locale, {
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
    timeZone,
  }).format(at);
  const zone = new Intl.DateTimeFormat(locale, { timeZoneName: "longGeneric", timeZone })
    .formatToParts(at)
    .find((part) => part.type === "timeZoneName")!.value;
  return locale === "zh-CN" ? `${date} ${time}（${zone}）` : `${date}, ${time} (${zone})`;
}
