import { Checkbox } from "antd";
import { useTranslation } from "react-i18next";
import type { CaseView } from "../../../../../../shared/contract/cases.ts";
import { keepable } from "./keepable.ts";
import styles from "./next-date.module.css";
import { useDueWords } from "./use-due-words.ts";
import type { NextDateState } from "./use-next-date.ts";

/** The promised answers that this one is, unless its author says that it is not. */
export function KeepsList({ view, state }: { view: CaseView; state: NextDateState }) {
  const { t } = useTranslation();
  const dueWords = useDueWords();
  const promises = keepable(view);
  if (promises.length === 0) return null;
  return (
    <fieldset className={styles.keeps}>
      <legend>{t("desk-next-date.keeps.title")}</legend>
      {promises.map(({ id, words, dueAt }) => {
        const said = words ?? t("desk-promise.kind.answer");
        return (
          <Checkbox
            key={id}
            checked={!state.left.includes(id)}
            onChange={({ target }) => state.leave(id, !target.checked)}
          >
            {dueAt ? t("desk-next-date.keeps.one", { words: said, due: dueWords(Date.parse(dueAt)) }) : said}
          </Checkbox>
        );
      })}
    </fieldset>
  );
}
