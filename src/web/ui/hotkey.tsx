import { isMac } from "../lib/hotkeys.ts";
import styles from "./hotkey.module.css";

const signs: Record<string, string> = isMac
  ? { mod: "⌘", shift: "⇧", alt: "⌥", enter: "↵", escape: "Esc" }
  : { mod: "Ctrl", shift: "Shift", alt: "Alt", enter: "Enter", escape: "Esc" };

/** A shortcut as keys: "mod+enter" → Ctrl Enter. */
export function Hotkey({ keys }: { keys: string }) {
  return (
    <span className={styles.keys}>
      {keys.split(/[+ ]/).map((key) => (
        <kbd key={key}>{signs[key] ?? (key.length === 1 ? key.toUpperCase() : key)}</kbd>
      ))}
    </span>
  );
}
