import { useTranslation } from "react-i18next";
import type { Repeat } from "../../shared/contract/cases.ts";
import styles from "./status-word.module.css";

/** In red: how often and by how many ways the customer came while nobody answered. */
export function RepeatLine({ repeat }: { repeat: Repeat }) {
  const words = useRepeatWords()(repeat);
  // Where the line is cut off, it is whole under the pointer.
  return (
    <span className={styles.repeat} title={words}>
      {words}
    </span>
  );
}

/** "3rd contact, 2nd channel, first answer still owed" */
export function useRepeatWords(): (repeat: Repeat) => string {
  const { t, i18n } = useTranslation();
  const nth = (count: number) => {
    const form = new Intl.PluralRules(i18n.language, { type: "ordinal" }).select(count);
    return t(`desk-case.repeat.nth.${form}`, { count });
  };
  return ({ contacts, channels, firstAnswerOwed }) =>
    [
      t("desk-case.repeat.contact", { nth: nth(contacts) }),
      ...(channels.length > 1 ? [t("desk-case.repeat.channel", { nth: nth(channels.length) })] : []),
      t(firstAnswerOwed ? "desk-case.repeat.firstOwed" : "desk-case.repeat.owed"),
    ].join(t("desk-case.repeat.and"));
}
