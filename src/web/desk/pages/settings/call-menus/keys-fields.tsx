import { ArrowDownOutlined, ArrowUpOutlined, DeleteOutlined, PlusOutlined } from "@ant-design/icons";
import { Button, Input, Select } from "antd";
import { useTranslation } from "react-i18next";
import type { MenuNode } from "../../../../../shared/contract/call-menus.ts";
import { locales } from "../../../../lib/i18n.ts";
import styles from "./call-menus.module.css";
import { moved } from "./edit-menu.ts";
import { Field } from "./field.tsx";
import type { NodeEdit } from "./node-fields.tsx";
import { TargetSelect } from "./target-select.tsx";
import { NOWHERE, withWay } from "./ways.ts";

export const KEYS = [..."1234567890*#"];
type Menu = Extract<MenuNode, { type: "menu" }>;
type Language = Extract<MenuNode, { type: "language" }>;

export const keyOptions = (taken: readonly string[]) =>
  KEYS.map((key) => ({ value: key, label: key, disabled: taken.includes(key) }));

/** What each key does: where it leads, and what the call is about from there on. They can be put in another order. */
export function KeysFields({ menu, node, onChange, onNew }: NodeEdit<Menu>) {
  const { t } = useTranslation();
  const { keys } = node;
  const taken = keys.map(({ key }) => key);
  const free = KEYS.find((key) => !taken.includes(key));
  const set = (index: number, change: Partial<Menu["keys"][number]>) =>
    onChange({ ...node, keys: keys.map((each, at) => (at === index ? { ...each, ...change } : each)) });
  return (
    <fieldset className={styles.keys}>
      <legend>{t("desk-call-menus.keys.title")}</legend>
      <ol>
        {keys.map(({ key, next, topic }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a key may stand there twice until its writer chooses another
          <li key={index}>
            <Select
              value={key}
              className={styles.keySelect}
              options={keyOptions(taken.filter((each) => each !== key))}
              onChange={(chosen) => set(index, { key: chosen })}
              aria-label={t("desk-call-menus.keys.key")}
            />
            <div className={styles.keyTarget}>
              <TargetSelect
                menu={menu}
                value={next}
                onChange={(to) => set(index, { next: to })}
                onNew={(type) => onNew(type, (to) => withWay(node, { name: "key", index }, to))}
                aria-label={t("desk-call-menus.keys.leadsTo", { key })}
              />
              <Input
                value={topic ?? ""}
                maxLength={60}
                placeholder={t("desk-call-menus.keys.topic")}
                aria-label={t("desk-call-menus.keys.topicOf", { key })}
                onChange={({ target }) => set(index, { topic: target.value || undefined })}
              />
            </div>
            <span className={styles.keyButtons}>
              <Button
                type="text"
                size="small"
                icon={<ArrowUpOutlined />}
                disabled={index === 0}
                onClick={() => onChange({ ...node, keys: moved(keys, index, -1) })}
                aria-label={t("desk-call-menus.keys.up", { key })}
              />
              <Button
                type="text"
                size="small"
                icon={<ArrowDownOutlined />}
                disabled={index === keys.length - 1}
                onClick={() => onChange({ ...node, keys: moved(keys, index, 1) })}
                aria-label={t("desk-call-menus.keys.down", { key })}
              />
              <Button
                type="text"
                size="small"
                icon={<DeleteOutlined />}
                disabled={keys.length === 1}
                onClick={() => onChange({ ...node, keys: keys.toSpliced(index, 1) })}
                aria-label={t("desk-call-menus.keys.remove", { key })}
              />
            </span>
          </li>
        ))}
      </ol>
      <Button
        size="small"
        icon={<PlusOutlined />}
        disabled={free === undefined}
        onClick={() => onChange({ ...node, keys: [...keys, { key: free!, next: NOWHERE }] })}
      >
        {t("desk-call-menus.keys.add")}
      </Button>
    </fieldset>
  );
}

/** Which key stands for which language. */
export function LanguageKeys({ node, onChange }: NodeEdit<Language>) {
  const { t } = useTranslation();
  return (
    <div className={styles.row}>
      {locales.map((language) => {
        const key = node.keys.find((each) => each.language === language)?.key;
        const taken = node.keys.filter((each) => each.language !== language).map((each) => each.key);
        return (
          <Field
            key={language}
            label={t("desk-call-menus.keys.for", { language: t(`desk-customer.details.languages.${language}`) })}
          >
            {(field) => (
              <Select
                {...field}
                value={key}
                options={keyOptions(taken)}
                onChange={(chosen) =>
                  onChange({
                    ...node,
                    keys: locales.map((each) =>
                      each === language
                        ? { key: chosen, language: each }
                        : (node.keys.find((old) => old.language === each) ?? { key: chosen, language: each }),
                    ),
                  })
                }
              />
            )}
          </Field>
        );
      })}
    </div>
  );
}
