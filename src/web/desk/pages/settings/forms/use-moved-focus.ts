import { useEffect, useRef } from "react";

/** Keeps the keyboard at the button that moved an entry of a list: browsers let go of what is put elsewhere in a page. */
export function useMovedFocus() {
  const entries = useRef(new Map<number, HTMLElement>());
  const moved = useRef<{ key: number; way: "up" | "down" } | null>(null);
  useEffect(() => {
    if (!moved.current) return;
    const { key, way } = moved.current;
    moved.current = null;
    const entry = entries.current.get(key);
    const button = (name: string) => entry?.querySelector<HTMLButtonElement>(`button[data-move="${name}"]:enabled`);
    // At either end only the way back is left.
    (button(way) ?? button(way === "up" ? "down" : "up"))?.focus();
  });
  return {
    refOf: (key: number) => (entry: HTMLElement | null) => {
      if (entry) entries.current.set(key, entry);
      else entries.current.delete(key);
    },
    willMove: (key: number, way: "up" | "down") => {
      moved.current = { key, way };
    },
  };
}
