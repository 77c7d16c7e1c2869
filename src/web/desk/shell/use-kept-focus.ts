import { useRouterState } from "@tanstack/react-router";
import { useEffect, useRef } from "react";

const OVERLAY = ".ant-modal-wrap, .ant-drawer-open, [role=menu]";

/**
 * Never leaves who works by keyboard without a place: when a dialog, a menu or the focused thing itself goes away, the focus
 * returns to where it was on the page; where that is gone too, and on every new page, to the page itself.
 */
export function useKeptFocus(): void {
  const path = useRouterState({ select: ({ location }) => location.pathname });
  const last = useRef<HTMLElement | null>(null);
  const byKeyboard = useRef(false);

  useEffect(() => {
    const root = document.getElementById("root")!;
    const settle = () => {
      if (!byKeyboard.current || hasPlace() || isCovered()) return;
      (canTake(last.current) ? last.current : page())?.focus({ preventScroll: true });
    };
    // Whoever closes something may move the focus on its own; that goes first.
    const later = () => window.setTimeout(settle, 60);
    const on = new AbortController();
    const { signal } = on;
    const note = (event: FocusEvent) => {
      if (event.target instanceof HTMLElement && root.contains(event.target)) last.current = event.target;
    };
    document.addEventListener("focusin", note, { signal });
    document.addEventListener("focusout", (event) => event.relatedTarget === null && later(), { signal });
    const mind = (event: Event) => {
      byKeyboard.current = event.type === "keydown";
    };
    window.addEventListener("keydown", mind, { signal, capture: true });
    window.addEventListener("pointerdown", mind, { signal, capture: true });
    // Dialogs, menus and drawers are children of the body; removing one that has the focus is told by no event.
    const watcher = new MutationObserver(later);
    watcher.observe(document.body, { childList: true });
    return () => {
      on.abort();
      watcher.disconnect();
    };
  }, []);

  const before = useRef(path);
  useEffect(() => {
    if (before.current === path) return;
    before.current = path;
    if (!hasPlace()) page()?.focus({ preventScroll: true });
  }, [path]);
}

/** Something lies over the page that has the focus to itself; menus that are closed stay in the document unseen. */
const isCovered = () => [...document.querySelectorAll(OVERLAY)].some((overlay) => overlay.getClientRects().length > 0);

const page = () => document.getElementById("page");

const hasPlace = () => document.activeElement !== null && document.activeElement !== document.body;

function canTake(element: HTMLElement | null): element is HTMLElement {
  return element?.isConnected === true && element.getClientRects().length > 0 && !element.matches(":disabled");
}
