import { Button, Input, Modal } from "antd";
import type { Dayjs } from "dayjs";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { nextDateSentence } from "../../../../../../shared/promise-reading/index.ts";
import { toInstant } from "../../../../../lib/picked-time.ts";
import { useClock } from "../../../../../lib/time.ts";
import { WallTimePicker } from "../../../../../ui/wall-time-picker.tsx";
import type { Asked, Told } from "./ask-date.ts";
import styles from "./next-date.module.css";
import { quickDates } from "./quick-dates.ts";
import { useDueWords } from "./use-due-words.ts";

/** Asks once for the next date: quick choices, a time of one's own, or sending all the same. */
export function AskDateDialog({ asked, onTell }: { asked: Asked; onTell: (told: Told) => void }) {
  const { t } = useTranslation();
  const clock = useClock();
  const dueWords = useDueWords();
  const [now] = useState(() => Date.now());
  const [own, setOwn] = useState<Dayjs | null>(null);
  const [reason, setReason] = useState("");
  const { date, text, wording, kind } = asked;
  const give = (at: number) =>
    onTell({
      dueAt: new Date(at).toISOString(),
      sentence: nextDateSentence({ at: new Date(at), timeZone: date.calendar.timeZone, like: text, kind }),
    });
  const ownAt = own ? Date.parse(toInstant(own, clock.timeZone)) : null;
  return (
    <Modal open title={t("desk-next-date.ask.title")} footer={null} width={480} onCancel={() => onTell(null)}>
      <p className={styles.why}>
        {wording.length > 0
          ? t("desk-next-date.ask.vague", { words: wording.slice(0, 3).join("”, “") })
          : t("desk-next-date.ask.none")}
      </p>
      <div className={styles.quick}>
        {quickDates(date, now).map(({ key, at }) => (
          <Button key={key} onClick={() => give(at)} title={clock.full(at)}>
            {t(`desk-next-date.ask.${key}`)}
            <small>{dueWords(at)}</small>
          </Button>
        ))}
      </div>
      <div className={styles.own}>
        <WallTimePicker value={own} onChange={setOwn} aria-label={t("desk-next-date.ask.own")} />
        <Button type="primary" disabled={ownAt === null || ownAt <= now} onClick={() => ownAt !== null && give(ownAt)}>
          {t("desk-next-date.ask.give")}
        </Button>
      </div>
      <p className={styles.hint}>{t("desk-next-date.ask.hint", { zone: clock.timeZone })}</p>
      <div className={styles.override}>
        <Input
          value={reason}
          maxLength={300}
          onChange={(event) => setReason(event.target.value)}
          placeholder={t("desk-next-date.ask.reason")}
          aria-label={t("desk-next-date.ask.reason")}
        />
        <Button onClick={() => onTell({ override: reason.trim() ? { reason: reason.trim() } : {} })}>
          {t("desk-next-date.ask.override")}
        </Button>
      </div>
      <p className={styles.hint}>{t("desk-next-date.ask.overrideHint")}</p>
    </Modal>
  );
}
