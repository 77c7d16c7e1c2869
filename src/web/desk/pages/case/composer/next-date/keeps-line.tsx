import { Checkbox } from "antd";
import { useTranslation } from "react-i18next";
import type { CaseView } from "../../../../../../shared/contract/cases.ts";
import { useClock } from "../../../../../lib/time.ts";
import { keepable, keeps } from "./kept-promises.ts";
import styles from "./next-date.module.css";
import type { NextDateState } from "./use-next-date.ts";

/** The promises that this answer may be the keeping of, each to be ticked. */
export function KeepsLine({
  view,
  state,
  made,
}: {
  view: CaseView;
  state: NextDateState;
  made: readonly { kind: string }[];
}) {
  const { t } = useTranslation();
  const clock = useClock();
  const promises = keepable(view);
  if (promises.length === 0) return null;
  return (
    <ul className={styles.chips}>
      {promises.map((promise) => {
        const words = promise.words ?? t(`promises.kinds.${promise.kind}`);
        const by = promise.dueAt === null ? "" : clock.full(promise.dueAt);
        return (
          <li key={promise.id}>
            <Checkbox
              checked={keeps(promise, state.keeping, made)}
              onChange={({ target }) => state.keep(promise.id, target.checked)}
            >
              {t("desk-next-date.keeps", { words, by })}
            </Checkbox>
          </li>
        );
      })}
    </ul>
  );
}
