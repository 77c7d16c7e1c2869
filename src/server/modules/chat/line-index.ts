import type { Duplex } from "node:stream";

const NONE: readonly never[] = [];

/** Finds open lines by something that few of them have in common. */
export function lineIndex<Key, Line>() {
  const lines = new Map<Key, Line[]>();
  return {
    of: (key: Key): readonly Line[] => lines.get(key) ?? NONE,
    add(keys: Iterable<Key>, line: Line): void {
      for (const key of keys) lines.set(key, [...(lines.get(key) ?? NONE), line]);
    },
    remove(keys: Iterable<Key>, line: Line): void {
      for (const key of keys) {
        const left = lines.get(key)?.filter((other) => other !== line) ?? NONE;
        if (left.length > 0) lines.set(key, [...left]);
        else lines.delete(key);
      }
    },
  };
}

/** Counts lines by the address that they come from, as long as they are open. */
export function countLines() {
  const open = new Map<string, number>();
  return {
    open: (address: string): number => open.get(address) ?? 0,
    count(address: string, socket: Duplex): void {
      open.set(address, (open.get(address) ?? 0) + 1);
      socket.on("close", () => {
        const left = (open.get(address) ?? 1) - 1;
        if (left > 0) open.set(address, left);
        else open.delete(address);
      });
    },
  };
}
