import { type PromiseLevel, ringStrokes } from "../../shared/promise-ring.ts";
import styles from "./promise-ring.module.css";

/** The drawing alone, without words: whoever uses it says the level in text beside it or as a label around it. */
export function RingGlyph({ level, share, size = 20 }: { level: PromiseLevel; share: number; size?: number }) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 20 20"
      aria-hidden="true"
      className={`${styles.glyph} ${styles[level]}`}
    >
      {ringStrokes(level, share).map((stroke) => (
        <path key={stroke.role + stroke.d} d={stroke.d} className={styles[stroke.role]} />
      ))}
    </svg>
  );
}
