import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { CaseView } from "../../../../../../shared/contract/cases.ts";
import { useDebounced } from "../../../../../lib/debounced.ts";
import { useNow } from "../../../../../lib/now.ts";
import { chipsOf } from "./chosen-promises.ts";
import { KeepsList } from "./keeps-list.tsx";
import styles from "./next-date.module.css";
import { nextDateQuery } from "./next-date-query.ts";
import { PromiseChip } from "./promise-chip.tsx";
import { readAnswer } from "./read-answer.ts";
import type { NextDateState } from "./use-next-date.ts";

const REST_MS = 250;

/** Below the text: what it promises, as chips that become promises by sending, and the words that put something off. */
export function NextDateBar(props: {
  view: CaseView;
  text: string;
  state: NextDateState;
  /** shows where words stand in the text */
  onShow: (start: number, end: number) => void;
}) {
  const { t } = useTranslation();
  const { edits, edit } = props.state;
  const now = useNow();
  const text = useDebounced(props.text, REST_MS);
  const { data: date } = useQuery(nextDateQuery(props.view.id));
  const reading = useMemo(() => (date ? readAnswer(text, date, now) : null), [date, text, now]);
  const chips = chipsOf(reading, text, edits);
  const vague = reading?.vague ?? [];
  return (
    <div role="status" aria-label={t("desk-next-date.promises")} className={styles.bar}>
      {chips.length > 0 && (
        <ul className={styles.chips}>
          {chips.map((chip) => (
            <PromiseChip key={chip.key} chip={chip} now={now} onEdit={(part) => edit(chip.key, part)} />
          ))}
        </ul>
      )}
      <KeepsList view={props.view} state={props.state} />
      {vague.length > 0 && (
        <p className={styles.vague}>
          {vague.slice(0, 3).map(({ start, end }) => (
            <button key={start} type="button" onClick={() => props.onShow(start, end)}>
              {text.slice(start, end)}
            </button>
          ))}{" "}
          {t("desk-next-date.vague")}
        </p>
      )}
    </div>
  );
}
