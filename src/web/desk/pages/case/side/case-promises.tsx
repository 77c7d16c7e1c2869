import { Button } from "antd";
import { lazy, Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import type { CaseView } from "../../../../../shared/contract/cases.ts";
import type { PromiseView } from "../../../../../shared/contract/promises.ts";
import { isMadeByPolicy } from "../../../../../shared/promise-kinds.ts";
import { useHotkey } from "../../../../lib/hotkeys.ts";
import { ensureAllTexts } from "../../../../lib/i18n.ts";
import { useCan } from "../../../../lib/session.ts";
import { PromiseLine } from "../../../../ui/promise-line.tsx";
import { PromiseDispute } from "./promise-dispute.tsx";
import styles from "./side.module.css";

const MakePromiseDialog = lazy(async () => {
  const [{ MakePromiseDialog }] = await Promise.all([import("./make-promise-dialog.tsx"), ensureAllTexts()]);
  return { default: MakePromiseDialog };
});
const MovePromiseDialog = lazy(async () => ({
  default: (await import("./move-promise-dialog.tsx")).MovePromiseDialog,
}));
const KeepPromiseDialog = lazy(async () => ({
  default: (await import("./keep-promise-dialog.tsx")).KeepPromiseDialog,
}));
const WaivePromiseDialog = lazy(async () => ({
  default: (await import("./waive-promise-dialog.tsx")).WaivePromiseDialog,
}));

type Change = "keep" | "move" | "waive";

/** What is owed to the customer in this case, what was kept and what was not; and making, keeping, moving or waiving a promise. */
export function CasePromises({ view }: { view: CaseView }) {
  const { t } = useTranslation();
  const can = useCan();
  const [making, setMaking] = useState(false);
  const [changing, setChanging] = useState<{ how: Change; promise: PromiseView } | null>(null);
  const done = () => setChanging(null);
  useHotkey(
    { keys: "p", label: "desk-case.keys.promise", group: "desk-case.keys.group" },
    () => setMaking(true),
    can("promises:make"),
  );
  const changesOf = (promise: PromiseView) =>
    changesTo(promise).filter((how) => can(how === "keep" ? "promises:make" : "promises:move"));
  // A broken promise, and one that the customer disputes, stay in sight: they are to be owned up to.
  const isOwed = ({ state, disputed }: PromiseView) => state === "open" || state === "broken" || disputed;
  const owed = view.promises.filter(isOwed);
  const settled = view.promises.filter((promise) => !isOwed(promise));
  return (
    <section aria-labelledby="promises">
      <h2 id="promises">
        <span>
          {t("desk-side.promises")}
          {view.promises.length === 0 && <small>{t("desk-side.noPromises")}</small>}
        </span>
        {can("promises:make") && (
          <Button type="link" size="small" onClick={() => setMaking(true)}>
            {t("desk-side.makePromise")}
          </Button>
        )}
      </h2>
      <ul className={styles.promises}>
        {owed.map((promise) => (
          <CasePromise
            key={promise.id}
            promise={promise}
            changes={changesOf(promise)}
            onChange={(how) => setChanging({ how, promise })}
          />
        ))}
      </ul>
      {settled.length > 0 && (
        <details>
          <summary className={styles.summary}>{t("desk-side.settled", { count: settled.length })}</summary>
          <ul className={styles.promises}>
            {settled.map((promise) => (
              <CasePromise
                key={promise.id}
                promise={promise}
                changes={changesOf(promise)}
                onChange={(how) => setChanging({ how, promise })}
              />
            ))}
          </ul>
        </details>
      )}
      <Suspense>
        {making && <MakePromiseDialog caseId={view.id} onClose={() => setMaking(false)} />}
        {changing?.how === "keep" && <KeepPromiseDialog promise={changing.promise} onClose={done} />}
        {changing?.how === "move" && <MovePromiseDialog view={view} promise={changing.promise} onClose={done} />}
        {changing?.how === "waive" && <WaivePromiseDialog promise={changing.promise} onClose={done} />}
      </Suspense>
    </section>
  );
}

/** What may still become of a promise by hand: a broken one can be kept late, and what policies made is kept by facts. */
function changesTo({ state, kind }: PromiseView): Change[] {
  const changes: Change[] = state === "open" ? ["move", "waive"] : [];
  return (state === "open" || state === "broken") && !isMadeByPolicy(kind) ? ["keep", ...changes] : changes;
}

type LineProps = { promise: PromiseView; changes: readonly Change[]; onChange: (how: Change) => void };

function CasePromise({ promise, changes, onChange }: LineProps) {
  const { t } = useTranslation();
  const moved = promise.movedCount > 0 && t("desk-promise.moved", { count: promise.movedCount });
  return (
    <li>
      <PromiseLine promise={promise} more={moved}>
        {changes.length > 0 && (
          <span className={styles.changes}>
            {changes.map((how) => (
              <Button key={how} type="link" size="small" onClick={() => onChange(how)}>
                {t(`desk-side.${how}`)}
              </Button>
            ))}
          </span>
        )}
        <PromiseDispute promise={promise} />
      </PromiseLine>
    </li>
  );
}
