import { EditOutlined } from "@ant-design/icons";
import { Button, Input, Select } from "antd";
import { type KeyboardEvent, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { errorText } from "../lib/i18n.ts";
import styles from "./inline-field.module.css";

type Kind =
  | { kind: "text" | "long"; maxLength?: number }
  | { kind: "choice"; options: { value: string; label: string }[] };

/**
 * A value that is changed where it stands: click or Enter opens it, Enter or leaving the field saves, Escape takes it back.
 * Long texts save by Ctrl/⌘ Enter. An empty one is saved as null.
 */
export function InlineField(props: {
  label: string;
  value: string | null;
  shown?: string | null;
  input: Kind;
  required?: boolean;
  save?: (value: string | null) => Promise<unknown>;
}) {
  const { t } = useTranslation();
  const [editing, setEditing] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const close = () => {
    setEditing(false);
    requestAnimationFrame(() => button.current?.focus());
  };
  const text = props.shown ?? props.value;
  const words = <span className={text ? undefined : styles.empty}>{text || t("desk-forms.notSet")}</span>;
  return (
    <div className={styles.field}>
      <dt>{props.label}</dt>
      <dd>
        {!props.save && words}
        {props.save && !editing && (
          <button ref={button} type="button" className={styles.value} onClick={() => setEditing(true)}>
            {words}
            <EditOutlined aria-hidden="true" />
            <span className="kw-visually-hidden">{t("desk-forms.editWhat", { what: props.label })}</span>
          </button>
        )}
        {props.save && editing && <Editor {...props} save={props.save} onClose={close} />}
      </dd>
    </div>
  );
}

function Editor({
  label,
  value,
  input,
  required,
  save,
  onClose,
}: {
  label: string;
  value: string | null;
  input: Kind;
  required?: boolean;
  save: (value: string | null) => Promise<unknown>;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const [text, setText] = useState(value ?? "");
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const done = useRef(false);
  const keep = async (next: string) => {
    const wanted = next.trim() === "" ? null : next.trim();
    if (done.current || busy) return;
    if (wanted === value || (wanted === null && required)) return onClose();
    setBusy(true);
    try {
      await save(wanted);
      done.current = true;
      onClose();
    } catch (error) {
      setProblem(errorText(error));
      setBusy(false);
    }
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === "Escape") {
      event.stopPropagation();
      done.current = true;
      onClose();
    }
    if (event.key === "Enter" && (input.kind !== "long" || event.ctrlKey || event.metaKey)) void keep(text);
  };
  if (input.kind === "choice") {
    return (
      <div className={styles.edit}>
        <Select
          defaultOpen
          autoFocus
          allowClear
          showSearch={{ optionFilterProp: "label" }}
          size="small"
          value={value ?? undefined}
          options={input.options}
          loading={busy}
          aria-label={label}
          onChange={(next: string | undefined) => void keep(next ?? "")}
          onBlur={onClose}
        />
        {problem && <p className={styles.problem}>{problem}</p>}
      </div>
    );
  }
  const shared = { value: text, autoFocus: true, "aria-label": label, maxLength: input.maxLength, onKeyDown };
  return (
    <div className={styles.edit}>
      {input.kind === "long" ? (
        <>
          <Input.TextArea
            {...shared}
            autoSize={{ minRows: 3, maxRows: 12 }}
            onChange={(e) => setText(e.target.value)}
          />
          <span>
            <Button size="small" type="primary" loading={busy} onClick={() => void keep(text)}>
              {t("desk-forms.save")}
            </Button>{" "}
            <Button size="small" onClick={onClose}>
              {t("desk-forms.cancel")}
            </Button>
          </span>
        </>
      ) : (
        <Input
          {...shared}
          size="small"
          disabled={busy}
          onChange={(event) => setText(event.target.value)}
          onBlur={() => void keep(text)}
        />
      )}
      {problem && (
        <p className={styles.problem} role="alert">
          {problem}
        </p>
      )}
    </div>
  );
}
