import {
  ArrowDownOutlined,
  ArrowUpOutlined,
  DeleteOutlined,
  DownOutlined,
  PlusOutlined,
  RightOutlined,
} from "@ant-design/icons";
import { Button, Dropdown, Form } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Locale } from "../../../../../shared/contract/common.ts";
import type { FormField } from "../../../../../shared/contract/forms.ts";
import { faultsOfForm, fieldKinds, sayLabel } from "../../../../../shared/forms/index.ts";
import { FieldEditor } from "./field-editor.tsx";
import styles from "./forms.module.css";
import { useMovedFocus } from "./use-moved-focus.ts";

/** The fields of a form in their order; one at a time is open. Each is moved by its buttons, so by the keyboard as well. */
export function FieldList() {
  const { t, i18n } = useTranslation();
  const form = Form.useFormInstance();
  const fields: FormField[] = Form.useWatch(["spec", "fields"], form) ?? [];
  const anonymous: boolean = Form.useWatch(["spec", "anonymous"], form) ?? false;
  const [open, setOpen] = useState<number | null>(null);
  const moving = useMovedFocus();
  const problems = faultsOfForm({
    fields: fields.map((field) => ({ ...field, label: field?.label ?? {} })),
    anonymous,
  });
  const nameOf = (field: FormField | undefined) => sayLabel(field?.label, i18n.language as Locale) || field?.key || "";
  return (
    <Form.List name={["spec", "fields"]}>
      {(items, { add, remove, move }) => (
        <>
          <ol className={styles.fields}>
            {items.map(({ key, name }) => {
              const field = fields[name];
              const isOpen = open === name;
              const moveTo = (to: number) => {
                moving.willMove(key, to < name ? "up" : "down");
                move(name, to);
                if (open === name) setOpen(to);
                else if (open === to) setOpen(name);
              };
              const wrong = problems.filter((problem) => problem.field === field?.key);
              return (
                <li key={key} ref={moving.refOf(key)} data-open={isOpen} data-wrong={wrong.length > 0}>
                  <Form.Item name={name} noStyle>
                    <Kept />
                  </Form.Item>
                  <div className={styles.head}>
                    <Button
                      type="text"
                      className={styles.title}
                      icon={isOpen ? <DownOutlined /> : <RightOutlined />}
                      aria-expanded={isOpen}
                      onClick={() => setOpen(isOpen ? null : name)}
                    >
                      <span className={styles.words}>
                        <b>{nameOf(field)}</b>
                        <span className={styles.kind}>
                          {field && t(`desk-form.kinds.${field.kind}`)}
                          {field?.required ? ` · ${t("desk-form.required")}` : ""}
                          {field?.showIf?.conditions?.length ? ` · ${t("desk-form.conditional")}` : ""}
                        </span>
                        <Missing field={field} />
                      </span>
                    </Button>
                    <Button
                      type="text"
                      size="small"
                      icon={<ArrowUpOutlined />}
                      disabled={name === 0}
                      onClick={() => moveTo(name - 1)}
                      data-move="up"
                      aria-label={t("desk-form.up", { name: nameOf(field) })}
                    />
                    <Button
                      type="text"
                      size="small"
                      icon={<ArrowDownOutlined />}
                      disabled={name === items.length - 1}
                      onClick={() => moveTo(name + 1)}
                      data-move="down"
                      aria-label={t("desk-form.down", { name: nameOf(field) })}
                    />
                    <Button
                      type="text"
                      size="small"
                      icon={<DeleteOutlined />}
                      disabled={items.length === 1}
                      onClick={() => {
                        remove(name);
                        if (open !== null && open >= name) setOpen(open === name ? null : open - 1);
                      }}
                      aria-label={t("desk-form.removeField", { name: nameOf(field) })}
                    />
                  </div>
                  {wrong.map(({ code }) => (
                    <p key={code} className={styles.wrong} role="alert">
                      {t(`desk-form.wrong.${code}`)}
                    </p>
                  ))}
                  {isOpen && field && <FieldEditor name={name} field={field} before={fields.slice(0, name)} />}
                </li>
              );
            })}
          </ol>
          {problems
            .filter(({ field }) => field === null)
            .map(({ code }) => (
              <p key={code} className={styles.wrong} role="alert">
                {t(`desk-form.wrong.${code}`)}
              </p>
            ))}
          {items.length < 60 && (
            <Dropdown
              trigger={["click"]}
              menu={{
                style: { maxHeight: "min(26rem, 50vh)", overflowY: "auto" },
                items: fieldKinds.map((kind) => ({ key: kind, label: t(`desk-form.kinds.${kind}`) })),
                onClick: ({ key: kind }) => {
                  add({ key: freeKey(kind, fields), kind, label: {} });
                  setOpen(items.length);
                },
              }}
            >
              <Button icon={<PlusOutlined />}>{t("desk-form.addField")}</Button>
            </Dropdown>
          )}
        </>
      )}
    </Form.List>
  );
}

/** A form knows only the values of what is mounted: this keeps those of a field that is folded. */
function Kept() {
  return null;
}

/** Which language a label lacks: customers then read the other. */
function Missing({ field }: { field: FormField | undefined }) {
  const { t } = useTranslation();
  const has = (locale: Locale) => Boolean(field?.label?.[locale]?.trim());
  if (has("en") === has("zh-CN")) return null;
  return <span className={styles.missing}>{t(has("en") ? "desk-form.noChinese" : "desk-form.noEnglish")}</span>;
}

function freeKey(kind: string, fields: readonly FormField[]): string {
  const taken = new Set(fields.map((field) => field?.key));
  for (let n = fields.length + 1; ; n++) {
    const key = `${kind}_${n}`;
    if (!taken.has(key)) return key;
  }
}
