import { CloseOutlined, PlusOutlined } from "@ant-design/icons";
import { Button, Popover } from "antd";
import dayjs, { type Dayjs } from "dayjs";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { promiseLevel, shareLeft } from "../../../../../../shared/promise-ring.ts";
import { toInstant } from "../../../../../lib/picked-time.ts";
import { useClock } from "../../../../../lib/time.ts";
import { RingGlyph } from "../../../../../ui/ring-glyph.tsx";
import { WallTimePicker } from "../../../../../ui/wall-time-picker.tsx";
import type { Chip, Edit } from "./chosen-promises.ts";
import styles from "./next-date.module.css";
import { useDueWords } from "./use-due-words.ts";

/** One promise that was read: its ring, by when and what; its time can be changed and it can be left out. */
export function PromiseChip({ chip, now, onEdit }: { chip: Chip; now: number; onEdit: (part: Edit) => void }) {
  const { t } = useTranslation();
  const clock = useClock();
  const dueWords = useDueWords();
  const [open, setOpen] = useState(false);
  const [picked, setPicked] = useState<Dayjs | null>(null);
  const { read, due, on } = chip;
  const ring = { state: "open", startedAt: new Date(now).toISOString(), dueAt: new Date(due).toISOString() } as const;
  const words = t("desk-next-date.chip", { due: dueWords(due), kind: t(`desk-promise.kind.${read.kind}`) });
  if (!on) {
    return (
      <li className={`${styles.chip} ${styles.off}`}>
        <span>{read.who === "third" ? t("desk-next-date.theirs", { words }) : words}</span>
        <Button
          type="text"
          size="small"
          icon={<PlusOutlined aria-hidden="true" />}
          aria-label={t("desk-next-date.add", { words })}
          onClick={() => onEdit({ on: true })}
        />
      </li>
    );
  }
  const wall = dayjs(new Date(due).toLocaleString("sv-SE", { timeZone: clock.timeZone }));
  const save = () => {
    const at = picked && Date.parse(toInstant(picked, clock.timeZone));
    if (at && at > now) onEdit({ due: at });
    setOpen(false);
  };
  return (
    <li className={styles.chip}>
      <RingGlyph level={promiseLevel(ring, now)} share={shareLeft(ring, now)} size={16} />
      <Popover
        trigger="click"
        open={open}
        onOpenChange={(next) => {
          setOpen(next);
          setPicked(wall);
        }}
        destroyOnHidden
        title={t("desk-next-date.change")}
        content={
          <div className={styles.picker}>
            <WallTimePicker value={picked} onChange={setPicked} aria-label={t("desk-next-date.change")} />
            <small>{t("desk-side.inZone", { zone: clock.timeZone })}</small>
            <Button type="primary" size="small" onClick={save}>
              {t("desk-next-date.take")}
            </Button>
          </div>
        }
      >
        <button type="button" className={styles.words} title={clock.full(due)}>
          {words}
        </button>
      </Popover>
      <Button
        type="text"
        size="small"
        icon={<CloseOutlined aria-hidden="true" />}
        aria-label={t("desk-next-date.remove", { words })}
        onClick={() => onEdit({ on: false })}
      />
    </li>
  );
}
