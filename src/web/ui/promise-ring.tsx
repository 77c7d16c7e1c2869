import { Popover } from "antd";
import { lazy, Suspense } from "react";
import { useTranslation } from "react-i18next";
import type { PromiseView } from "../../shared/contract/promises.ts";
import { usePromiseWords } from "../lib/promise-words.ts";
import { useSecondDrawing } from "../lib/second-drawing.ts";
import styles from "./promise-ring.module.css";
import { RingGlyph } from "./ring-glyph.tsx";
import { BlockSkeleton } from "./skeletons.tsx";

const PromiseCard = lazy(async () => ({ default: (await import("./promise-card.tsx")).PromiseCard }));

/**
 * The promise ring. Hover, tap or Enter tells who owes what to whom, until when in the reader's zone, why that time, and
 * what happened to it. `words` adds the time left as text.
 */
export function PromiseRing({
  promise,
  words = false,
  size = 20,
}: {
  promise: PromiseView;
  words?: boolean;
  size?: number;
}) {
  const { t } = useTranslation();
  const { level, share, kind, levelWord, time } = usePromiseWords(promise);
  const ready = useSecondDrawing();
  const ring = (
    <button
      type="button"
      className={styles.trigger}
      aria-label={t("desk-promise.ring", { what: kind, level: levelWord, time })}
      onClick={(event) => event.stopPropagation()}
    >
      <RingGlyph level={level} share={share} size={size} />
      {words && <span className={`${styles.words} ${styles[level]}`}>{time}</span>}
    </button>
  );
  if (!ready) return ring;
  return (
    <Popover
      trigger={["hover", "click"]}
      mouseEnterDelay={0.35}
      placement="bottomLeft"
      destroyOnHidden
      // In the dark a shadow alone does not set it off from a panel.
      styles={{ container: { border: "1px solid var(--kw-line)" } }}
      content={
        <Suspense fallback={<BlockSkeleton />}>
          <PromiseCard promise={promise} />
        </Suspense>
      }
    >
      {ring}
    </Popover>
  );
}
