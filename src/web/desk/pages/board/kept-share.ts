import type { BoardFigures } from "../../../../shared/contract/board.ts";

/** Of the promises whose time came, the share that was kept in time; null where there was none. */
export function keptShare({ kept, broken }: Pick<BoardFigures, "kept" | "broken">): number | null {
  return kept + broken === 0 ? null : kept / (kept + broken);
}
