import { EditOutlined } from "@ant-design/icons";
import { Button, Input } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { CaseView } from "../../../../shared/contract/cases.ts";
import styles from "./case.module.css";

/** The case's subject as the page's heading; who may can change it in place. */
export function SubjectLine(props: { view: CaseView; may: boolean; onSave: (subject: string) => Promise<unknown> }) {
  const { t } = useTranslation();
  const { view } = props;
  const [text, setText] = useState<string | null>(null);
  const save = () => {
    const subject = text?.trim();
    setText(null);
    if (subject && subject !== view.subject) void props.onSave(subject);
  };
  if (text !== null) {
    return (
      <Input
        className={styles.subjectInput}
        value={text}
        autoFocus
        maxLength={500}
        aria-label={t("desk-case.subject")}
        onChange={(event) => setText(event.target.value)}
        onPressEnter={save}
        onBlur={save}
        onKeyDown={(event) => {
          if (event.key === "Escape") setText(null);
        }}
      />
    );
  }
  return (
    <h1 className={styles.subject}>
      <span className={styles.number}>#{view.id}</span> {view.subject}
      {props.may && (
        <Button
          type="text"
          size="small"
          icon={<EditOutlined aria-hidden="true" />}
          aria-label={t("desk-case.editSubject")}
          onClick={() => setText(view.subject)}
        />
      )}
    </h1>
  );
}
