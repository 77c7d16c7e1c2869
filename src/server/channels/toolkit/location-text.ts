/**
 * A place somebody sent, readable, with a link to a map.
 *
 * @param at degrees; `datum` is WGS 84 unless told: Chinese apps tell places by GCJ-02, which lies up to 500 metres off, so
 *   that only a Chinese map shows them where they are
 */
export function locationText(at: {
  latitude: number;
  longitude: number;
  label?: string;
  datum?: "wgs84" | "gcj02";
}): string {
  const { latitude, longitude, label } = at;
  const place = `${latitude.toFixed(5)}, ${longitude.toFixed(5)}`;
  const link =
    at.datum === "gcj02"
      ? `https://uri.amap.com/marker?position=${longitude},${latitude}`
      : `https://www.openstreetmap.org/?mlat=${latitude}&mlon=${longitude}#map=17/${latitude}/${longitude}`;
  return [label, place, link].filter(Boolean).join("\n");
}
