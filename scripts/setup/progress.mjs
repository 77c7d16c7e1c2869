const BLINK_MS = 1000;

/**
 * Says what is being done while it is, with the seconds it takes: on one line in a terminal, as a line before and a
 * line after elsewhere.
 *
 * @template T
 * @param {string} title such as "Installing packages"
 * @param {Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withProgress(title, work) {
  const began = Date.now();
  const seconds = () => Math.round((Date.now() - began) / BLINK_MS);
  const live = process.stderr.isTTY;
  const show = (mark) => process.stderr.write(`${live ? "\r" : ""}${title} ${mark}${live ? "\u001b[K" : "\n"}`);
  show("…");
  const timer = live && setInterval(() => show(`… ${seconds()} s`), BLINK_MS);
  try {
    const result = await work;
    show(`✓ ${seconds()} s${live ? "\n" : ""}`);
    return result;
  } catch (error) {
    show(`✗${live ? "\n" : ""}`);
    throw error;
  } finally {
    clearInterval(timer);
  }
}
