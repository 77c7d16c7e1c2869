import { useCallback, useMemo, useRef, useState } from "react";

/** Which rows are ticked. Shift takes everything between the last tick and this one. */
export function useSelection(ids: readonly number[]) {
  const [chosen, setChosen] = useState<ReadonlySet<number>>(new Set());
  const latest = useRef(ids);
  latest.current = ids;
  const anchor = useRef<number | null>(null);
  const toggle = useCallback((id: number, range: boolean) => {
    const from = anchor.current;
    anchor.current = id;
    setChosen((before) => {
      const next = new Set(before);
      const places = range && from !== null ? [latest.current.indexOf(from), latest.current.indexOf(id)] : [];
      if (places.length === 2 && !places.includes(-1)) {
        for (const each of latest.current.slice(Math.min(...places), Math.max(...places) + 1)) next.add(each);
      } else if (!next.delete(id)) next.add(id);
      return next;
    });
  }, []);
  const clear = useCallback(() => setChosen(new Set()), []);
  const all = useCallback(() => setChosen(new Set(latest.current)), []);
  return useMemo(
    () => ({ ids: [...chosen], size: chosen.size, has: (id: number) => chosen.has(id), toggle, clear, all }),
    [chosen, toggle, clear, all],
  );
}
export type Selection = ReturnType<typeof useSelection>;
