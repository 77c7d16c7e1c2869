import { useEffect, useRef, useSyncExternalStore } from "react";

/** One shortcut: `keys` as in "mod+enter", "g h" (one after the other), "?". `mod` is Ctrl, or ⌘ on a Mac. */
export type Hotkey = {
  keys: string;
  /** translation key of what it does; shown on the shortcut sheet */
  label: string;
  /** translation key of the heading it stands under */
  group: string;
  /** also while a text field has the focus */
  whileTyping?: boolean;
};
type Registered = Hotkey & { run: () => void };

const SEQUENCE_MS = 1_200;
const registered = new Set<Registered>();
const listeners = new Set<() => void>();
let list: readonly Hotkey[] = [];
let pending: { key: string; at: number } | null = null;

export const isMac = /Mac|iP(hone|ad)/.test(navigator.platform);

function changed(): void {
  list = [...registered];
  for (const listener of listeners) listener();
}

type Pressed = Pick<KeyboardEvent, "key" | "ctrlKey" | "metaKey" | "altKey" | "shiftKey"> & { code?: string };

/** "mod+shift+k" of what was pressed. */
export function chordOf(event: Pressed): string {
  // With Alt a Mac types another sign than what stands on the key.
  const digit = event.altKey ? /^Digit(\d)$/.exec(event.code ?? "")?.[1] : undefined;
  const named = event.key.length === 1 ? event.key.toLowerCase() : event.key.toLowerCase().replace("arrow", "");
  const key = digit ?? named;
  const parts: string[] = [];
  if (isMac ? event.metaKey : event.ctrlKey) parts.push("mod");
  if (event.altKey) parts.push("alt");
  // A sign such as "?" needs Shift already; only with letters and named keys does Shift mean something.
  if (event.shiftKey && (key.length > 1 || /[a-z]/.test(key))) parts.push("shift");
  parts.push(key);
  return parts.join("+");
}

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement)
    return true;
  return target instanceof HTMLInputElement && !["checkbox", "radio", "button", "submit"].includes(target.type);
}

/** A dialog owns the keyboard: what lies below must not react. */
function isDialogOpen(): boolean {
  return [...document.querySelectorAll('[aria-modal="true"]')].some((dialog) => dialog.checkVisibility());
}

function onKeyDown(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.isComposing || isDialogOpen()) return;
  const chord = chordOf(event);
  const typing = isTyping(event.target);
  const sequence = pending && event.timeStamp - pending.at < SEQUENCE_MS ? `${pending.key} ${chord}` : null;
  // The newest registration wins: what opened last is what the person looks at.
  const candidates = [...registered].reverse().filter((hotkey) => !typing || hotkey.whileTyping);
  const hit =
    (sequence && candidates.find(({ keys }) => keys === sequence)) || candidates.find(({ keys }) => keys === chord);
  if (hit) {
    event.preventDefault();
    pending = null;
    hit.run();
    return;
  }
  pending =
    !typing && candidates.some(({ keys }) => keys.startsWith(`${chord} `)) ? { key: chord, at: event.timeStamp } : null;
}

/** Offers a shortcut while the component is shown; with `active` false it is neither listed nor heard. */
export function useHotkey(hotkey: Hotkey, run: () => void, active = true): void {
  const { keys, label, group, whileTyping = false } = hotkey;
  const latest = useRef(run);
  latest.current = run;
  useEffect(() => {
    if (!active) return;
    if (registered.size === 0) window.addEventListener("keydown", onKeyDown);
    const entry: Registered = { keys, label, group, whileTyping, run: () => latest.current() };
    registered.add(entry);
    changed();
    return () => {
      registered.delete(entry);
      changed();
      if (registered.size === 0) window.removeEventListener("keydown", onKeyDown);
    };
  }, [keys, label, group, whileTyping, active]);
}

/** Everything that can be pressed right now, for the shortcut sheet. */
export function useHotkeyList(): readonly Hotkey[] {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => list,
  );
}
