import { Modal } from "antd";
import type { Dayjs } from "dayjs";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { toInstant } from "../../../../lib/picked-time.ts";
import { useClock } from "../../../../lib/time.ts";
import { WallTimePicker } from "../../../../ui/wall-time-picker.tsx";
import styles from "./dialogs.module.css";

/** Any time at which a case that is put aside comes back. */
export function SnoozeDialog({ onClose, onChoose }: { onClose: () => void; onChoose: (until: string) => void }) {
  const { t } = useTranslation();
  const clock = useClock();
  const [at, setAt] = useState<Dayjs | null>(null);
  const choose = () => {
    if (!at) return;
    onChoose(toInstant(at, clock.timeZone));
    onClose();
  };
  return (
    <Modal
      open
      width={400}
      title={t("desk-case.snooze.title")}
      okText={t("desk-case.snooze.submit")}
      okButtonProps={{ disabled: !at }}
      onOk={choose}
      onCancel={onClose}
    >
      <p className={styles.hint}>{t("desk-side.inZone", { zone: clock.timeZone })}</p>
      <WallTimePicker value={at} onChange={setAt} aria-label={t("desk-case.snooze.title")} />
    </Modal>
  );
}
