/** Every time zone the browser knows, the reader's own first. */
export function timeZoneOptions(): { value: string; label: string }[] {
  const own = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const all = Intl.supportedValuesOf("timeZone");
  const names = [own, "UTC", ...all.filter((name) => name !== own && name !== "UTC")];
  return names.map((name) => ({ value: name, label: name.replaceAll("_", " ") }));
}
