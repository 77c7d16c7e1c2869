import { type KeyboardEvent, useId } from "react";
import styles from "./tabs.module.css";

type Props<K extends string> = {
  label: string;
  active: K;
  items: Record<K, string>;
  onChange: (key: K) => void;
};

/** Tabs below the head of a page, over its whole width; more than fit scroll. */
export function PageTabs<K extends string>(props: Props<K>) {
  return (
    <div className={styles.page}>
      <Tabs {...props} />
    </div>
  );
}

/** Tabs that switch between parts of a page; arrows move, as WAI-ARIA has it. Give each panel its own label. */
export function Tabs<K extends string>(props: Props<K>) {
  const id = useId();
  const keys = Object.keys(props.items) as K[];
  const onKeyDown = (event: KeyboardEvent) => {
    const step = event.key === "ArrowRight" ? 1 : event.key === "ArrowLeft" ? -1 : 0;
    if (step === 0) return;
    const next = keys[(keys.indexOf(props.active) + step + keys.length) % keys.length]!;
    props.onChange(next);
    document.getElementById(`${id}-${next}`)?.focus();
    event.preventDefault();
  };
  return (
    <div role="tablist" aria-label={props.label} className={styles.tabs}>
      {keys.map((key) => (
        <button
          key={key}
          id={`${id}-${key}`}
          type="button"
          role="tab"
          aria-selected={key === props.active}
          tabIndex={key === props.active ? 0 : -1}
          onClick={() => props.onChange(key)}
          onKeyDown={onKeyDown}
        >
          {props.items[key]}
        </button>
      ))}
    </div>
  );
}
