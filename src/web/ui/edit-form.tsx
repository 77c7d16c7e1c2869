import { Alert, App, Button, Form, type FormInstance } from "antd";
import { type ReactNode, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { fieldFaults } from "../lib/field-problems.ts";
import { useHotkey } from "../lib/hotkeys.ts";
import { errorText } from "../lib/i18n.ts";
import styles from "./edit-form.module.css";
import { useUnsavedGuard } from "./use-unsaved-guard.ts";

/**
 * A form that fills a page: Ctrl/⌘ S saves, what was typed is not lost by leaving, and what the server refuses stands at its
 * field.
 */
export function EditForm<V extends object, R>(props: {
  initial: V;
  save: (values: V) => Promise<R>;
  onSaved?: (result: R) => void;
  onCancel?: () => void;
  saveText?: string;
  /** beside the buttons: deleting, trying out */
  more?: ReactNode;
  onValues?: (values: V) => void;
  children: ReactNode | ((form: FormInstance<V>) => ReactNode);
}) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const [form] = Form.useForm<V>();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const dirty = useUnsavedGuard();
  const alert = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (problem) alert.current?.scrollIntoView({ block: "nearest" });
  }, [problem]);
  useHotkey({ keys: "mod+s", label: "desk-forms.save", group: "desk-forms.group", whileTyping: true }, form.submit);

  const submit = async (values: V) => {
    setBusy(true);
    setProblem(null);
    try {
      const result = await props.save(values);
      dirty.current = false;
      void message.success(t("desk-forms.saved"));
      props.onSaved?.(result);
    } catch (error) {
      const shown = new Set(form.getFieldsError().map(({ name }) => name.join(".")));
      const faults = fieldFaults(error).filter(({ path }) => shown.has(path.join(".")));
      form.setFields(faults.map(({ path, text }) => ({ name: path as never, errors: [text] })));
      if (faults[0]) form.scrollToField(faults[0].path as never, { focus: true });
      setProblem(faults.length > 0 ? t("desk-forms.someFields") : errorText(error));
    } finally {
      setBusy(false);
    }
  };
  const { children } = props;
  return (
    <Form<V>
      form={form}
      className={styles.form}
      layout="vertical"
      requiredMark={false}
      initialValues={props.initial}
      onFinish={submit}
      onValuesChange={(_, values) => {
        dirty.current = true;
        props.onValues?.(values);
      }}
      scrollToFirstError={{ focus: true }}
    >
      <div ref={alert}>
        {problem && <Alert type="error" title={problem} showIcon style={{ marginBottom: 16 }} role="alert" />}
      </div>
      {typeof children === "function" ? children(form) : children}
      <div className={styles.bar}>
        <Button type="primary" htmlType="submit" loading={busy}>
          {props.saveText ?? t("desk-forms.save")}
        </Button>
        {props.onCancel && <Button onClick={props.onCancel}>{t("desk-forms.cancel")}</Button>}
        <span className={styles.spring} />
        {props.more}
      </div>
    </Form>
  );
}

/** A part of a form under its heading. */
export function FormSection({ title, hint, children }: { title: string; hint?: ReactNode; children: ReactNode }) {
  return (
    <section className={styles.section}>
      <h2>{title}</h2>
      {hint && <p className={styles.hint}>{hint}</p>}
      {children}
    </section>
  );
}

/** Fields that stand beside each other where there is room. */
export function FormRow({ children }: { children: ReactNode }) {
  return <div className={styles.row}>{children}</div>;
}
