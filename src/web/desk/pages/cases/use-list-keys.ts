import { useNavigate } from "@tanstack/react-router";
import { useHotkey } from "../../../lib/hotkeys.ts";
import type { Selection } from "./use-selection.ts";

/** j and k go through the rows, Enter opens, x ticks. The real focus moves, so that a screen reader follows. */
export function useListKeys(ids: readonly number[], current: number | null, selection: Selection): void {
  const navigate = useNavigate();
  const group = "desk-cases.keys.group";
  const step = (by: 1 | -1) => {
    const place = current === null ? -1 : ids.indexOf(current);
    const next = place === -1 ? ids[0] : ids[Math.min(ids.length - 1, Math.max(0, place + by))];
    const link = document.querySelector<HTMLElement>(`[data-case="${next}"]`);
    link?.focus();
    link?.closest("li")?.scrollIntoView({ block: "nearest" });
  };
  useHotkey({ keys: "j", label: "desk-cases.keys.next", group }, () => step(1));
  useHotkey({ keys: "k", label: "desk-cases.keys.previous", group }, () => step(-1));
  useHotkey({ keys: "x", label: "desk-cases.keys.select", group }, () => {
    if (current !== null) selection.toggle(current, false);
  });
  useHotkey({ keys: "o", label: "desk-cases.keys.open", group }, () => {
    if (current !== null) void navigate({ to: "/cases/$caseId", params: { caseId: String(current) } });
  });
  useHotkey({ keys: "shift+x", label: "desk-cases.keys.all", group }, selection.all);
  useHotkey({ keys: "escape", label: "desk-cases.keys.none", group }, selection.clear, selection.size > 0);
}
