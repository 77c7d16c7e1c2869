import { PlainText } from "../../../../ui/plain-text.tsx";
import styles from "./stream.module.css";

/** Quoted history or a signature: there, but out of the way. */
export function Folded({ label, text }: { label: string; text: string }) {
  return (
    <details className={styles.folded}>
      <summary>{label}</summary>
      <PlainText text={text} />
    </details>
  );
}
