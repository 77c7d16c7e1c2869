/** A place somebody sent, readable, with a link to an open map. @param at degrees (WGS 84) */
export function locationText(at: { latitude: number; longitude: number; label?: string }): string {
  const place = `${at.latitude.toFixed(5)}, ${at.longitude.toFixed(5)}`;
  const link = `https://www.openstreetmap.org/?mlat=${at.latitude}&mlon=${at.longitude}#map=17/${at.latitude}/${at.longitude}`;
  return [at.label, place, link].filter(Boolean).join("\n");
}
