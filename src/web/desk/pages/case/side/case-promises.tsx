import { Button } from "antd";
import { lazy, Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import type { CaseView } from "../../../../../shared/contract/cases.ts";
import type { PromiseView } from "../../../../../shared/contract/promises.ts";
import { useHotkey } from "../../../../lib/hotkeys.ts";
import { usePromiseWords } from "../../../../lib/promise-words.ts";
import { useCan } from "../../../../lib/session.ts";
import { useClock } from "../../../../lib/time.ts";
import { PromiseRing } from "../../../../ui/promise-ring.tsx";
import styles from "./side.module.css";

const MakePromiseDialog = lazy(async () => ({
  default: (await import("./make-promise-dialog.tsx")).MakePromiseDialog,
}));
const MovePromiseDialog = lazy(async () => ({
  default: (await import("./move-promise-dialog.tsx")).MovePromiseDialog,
}));

/** What is owed to the customer in this case, what was kept and what was not; and making or moving a promise. */
export function CasePromises({ view }: { view: CaseView }) {
  const { t } = useTranslation();
  const can = useCan();
  const [making, setMaking] = useState(false);
  const [moving, setMoving] = useState<PromiseView | null>(null);
  useHotkey(
    { keys: "p", label: "desk-case.keys.promise", group: "desk-case.keys.group" },
    () => setMaking(true),
    can("promises:make"),
  );
  const open = view.promises.filter(({ state }) => state === "open");
  const settled = view.promises.filter(({ state }) => state !== "open");
  return (
    <section aria-labelledby="promises">
      <h2 id="promises">
        {t("desk-side.promises")}
        {can("promises:make") && (
          <Button type="link" size="small" onClick={() => setMaking(true)}>
            {t("desk-side.makePromise")}
          </Button>
        )}
      </h2>
      {view.promises.length === 0 && <p className={styles.none}>{t("desk-side.noPromises")}</p>}
      <ul className={styles.promises}>
        {open.map((promise) => (
          <PromiseLine
            key={promise.id}
            promise={promise}
            onMove={can("promises:move") ? () => setMoving(promise) : undefined}
          />
        ))}
      </ul>
      {settled.length > 0 && (
        <details open={open.length === 0}>
          <summary className={styles.summary}>{t("desk-side.settled", { count: settled.length })}</summary>
          <ul className={styles.promises}>
            {settled.map((promise) => (
              <PromiseLine key={promise.id} promise={promise} />
            ))}
          </ul>
        </details>
      )}
      <Suspense>
        {making && <MakePromiseDialog caseId={view.id} onClose={() => setMaking(false)} />}
        {moving && <MovePromiseDialog promise={moving} onClose={() => setMoving(null)} />}
      </Suspense>
    </section>
  );
}

function PromiseLine({ promise, onMove }: { promise: PromiseView; onMove?: () => void }) {
  const { t } = useTranslation();
  const clock = useClock();
  const { kind, levelWord, time } = usePromiseWords(promise);
  return (
    <li>
      <PromiseRing promise={promise} size={24} />
      <div>
        <b>{promise.words ?? kind}</b>
        <small>
          {levelWord} · {time}
          {promise.dueAt &&
            promise.state === "open" &&
            ` · ${t("desk-promise.until", { time: clock.dateTime(promise.dueAt) })}`}
          {promise.movedCount > 0 && ` · ${t("desk-promise.moved", { count: promise.movedCount })}`}
        </small>
      </div>
      {onMove && (
        <Button type="link" size="small" onClick={onMove}>
          {t("desk-side.move")}
        </Button>
      )}
    </li>
  );
}
