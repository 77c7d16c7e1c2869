const BURST_BYTES = 12_000_000;
const BYTES_A_MS = 500;

/** What one page may send: a burst, and half a megabyte a second in the long run. @returns false for what is too much */
export function frameBudget(): (bytes: number, now: number) => boolean {
  let left = BURST_BYTES;
  let at: number | null = null;
  return (bytes, now) => {
    left = Math.min(BURST_BYTES, left + Math.max(0, now - (at ?? now)) * BYTES_A_MS);
    at = now;
    if (bytes > left) return false;
    left -= bytes;
    return true;
  };
}
