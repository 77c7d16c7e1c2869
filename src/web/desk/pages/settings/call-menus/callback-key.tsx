import { Input, Select } from "antd";
import { useTranslation } from "react-i18next";
import type { MenuNode } from "../../../../../shared/contract/call-menus.ts";
import styles from "./call-menus.module.css";
import { Field } from "./field.tsx";
import { keyOptions } from "./keys-fields.tsx";
import type { NodeEdit } from "./node-fields.tsx";
import { TargetSelect } from "./target-select.tsx";
import { NOWHERE, withWay } from "./ways.ts";

/** The key by which who waits asks to be called back, where it leads, and what is played meanwhile. */
export function CallbackKey({ menu, node, onChange, onNew }: NodeEdit<Extract<MenuNode, { type: "queue" }>>) {
  const { t } = useTranslation();
  const way = { name: "callback", index: 0 } as const;
  const music = node.music ?? "";
  return (
    <>
      <div className={styles.row}>
        <Field label={t("desk-call-menus.fields.callbackKey")}>
          {(field) => (
            <Select
              {...field}
              allowClear
              value={node.callbackKey}
              placeholder={t("desk-call-menus.fields.noCallback")}
              options={keyOptions([])}
              onChange={(key: string | undefined) =>
                onChange({
                  ...node,
                  callbackKey: key ?? null,
                  callback: key === undefined ? null : (node.callback ?? NOWHERE),
                })
              }
            />
          )}
        </Field>
        {node.callback !== null && (
          <Field label={t("desk-call-menus.ways.callback")}>
            {(field) => (
              <TargetSelect
                {...field}
                menu={menu}
                value={node.callback!}
                onChange={(to) => onChange(withWay(node, way, to))}
                onNew={(type) => onNew(type, (to) => withWay(node, way, to))}
              />
            )}
          </Field>
        )}
      </div>
      <Field label={t("desk-call-menus.fields.music")} hint={t("desk-call-menus.audio.hint")}>
        {(field) => (
          <Input
            {...field}
            value={music}
            maxLength={500}
            placeholder="https://"
            onChange={({ target }) => onChange({ ...node, music: target.value.trim() || undefined })}
          />
        )}
      </Field>
    </>
  );
}
