import { BookOutlined, CheckCircleOutlined, LockOutlined, ThunderboltOutlined } from "@ant-design/icons";
import { Popover } from "antd";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import { useHotkey } from "../../../../../lib/hotkeys.ts";
import { shifted } from "../../../../../ui/shifted.ts";
import styles from "./suggestions.module.css";

const icons = {
  article: BookOutlined,
  internal: LockOutlined,
  solution: CheckCircleOutlined,
  macro: ThunderboltOutlined,
};

/** One thing that fits: it says what it is, shows what it says, and goes into the answer by its key. */
export function SuggestionChip(props: {
  /** its key, with Alt */
  number: number;
  kind: keyof typeof icons;
  text: string;
  preview: ReactNode;
  /** null: it is to be read only */
  onUse: (() => void) | null;
}) {
  const { number, kind, text, preview, onUse } = props;
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const keys = `alt+${number}`;
  useHotkey(
    { keys, label: "desk-solutions.insert", group: "desk-case.keys.group", whileTyping: true },
    () => onUse?.(),
    onUse !== null,
  );
  const Icon = icons[kind];
  const chip = (
    <button
      type="button"
      className={styles.chip}
      aria-keyshortcuts={onUse ? `Alt+${number}` : undefined}
      onClick={() => (onUse ? onUse() : setOpen(true))}
    >
      <Icon aria-label={t(`desk-solutions.kind.${kind}`)} />
      <span className={styles.text}>{text}</span>
      {onUse && <small className={styles.key}>Alt {number}</small>}
    </button>
  );
  if (!preview) return chip;
  return (
    <Popover
      open={open}
      onOpenChange={setOpen}
      trigger={["hover", "focus"]}
      mouseEnterDelay={0.4}
      content={preview}
      placement="topLeft"
      arrow={false}
      autoAdjustOverflow={shifted}
      destroyOnHidden
    >
      {chip}
    </Popover>
  );
}
