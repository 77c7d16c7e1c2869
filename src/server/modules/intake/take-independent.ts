/** Something that may be under way only while nothing else with one of its keys is. */
export type Keyed = { readonly keys: readonly string[] };

/**
 * Takes from the queue what may be started now, oldest first: nothing that shares a key with what is under way, with
 * what was taken, or with anything older that had to be left, so that what belongs together keeps its order.
 *
 * @param busy keys of what is under way; those of what is taken are added
 */
export function takeIndependent<T extends Keyed>(queue: T[], busy: Set<string>, max: number): T[] {
  const taken: T[] = [];
  const left: T[] = [];
  const leftKeys = new Set<string>();
  for (const item of queue) {
    const blocked = taken.length >= max || item.keys.some((key) => busy.has(key) || leftKeys.has(key));
    (blocked ? left : taken).push(item);
    for (const key of item.keys) (blocked ? leftKeys : busy).add(key);
  }
  queue.splice(0, queue.length, ...left);
  return taken;
}
