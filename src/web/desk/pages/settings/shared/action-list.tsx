import { ArrowDownOutlined, ArrowUpOutlined, CloseOutlined, PlusOutlined } from "@ant-design/icons";
import { Button, Dropdown, Form, Input } from "antd";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import styles from "./action-list.module.css";

/**
 * What a macro or a rule does, in the order in which it happens: each action can be moved, removed, and filled in.
 * @param beginnings what each kind of action begins as, in the order in which they are offered
 * @param fields the fields of an action of a kind, which stands at a place of the list
 */
export function ActionList<Kind extends string>({
  beginnings,
  nameOf,
  fields,
  needed,
  add: addText,
}: {
  beginnings: { [K in Kind]: object };
  nameOf: (kind: Kind) => string;
  fields: (kind: Kind, at: number) => ReactNode;
  /** said when there is none */
  needed: string;
  add: string;
}) {
  const { t } = useTranslation();
  const form = Form.useFormInstance();
  // What an action is shown as depends on its kind, which a form tells only to who watches.
  Form.useWatch("actions");
  const validator = async (_: unknown, actions?: unknown[]) => {
    if (!actions?.length) throw new Error(needed);
  };
  return (
    <Form.List name="actions" rules={[{ validator }]}>
      {(items, { add, remove, move }, { errors }) => (
        <>
          <ol className={styles.actions}>
            {items.map(({ key, name }, index) => {
              const kind = form.getFieldValue(["actions", name, "do"]) as Kind;
              const action = nameOf(kind);
              const button = { type: "text", size: "small" } as const;
              return (
                <li key={key}>
                  <header>
                    <b>{action}</b>
                    <Button
                      {...button}
                      icon={<ArrowUpOutlined />}
                      disabled={index === 0}
                      onClick={() => move(index, index - 1)}
                      aria-label={t("desk-macros.up", { action })}
                    />
                    <Button
                      {...button}
                      icon={<ArrowDownOutlined />}
                      disabled={index === items.length - 1}
                      onClick={() => move(index, index + 1)}
                      aria-label={t("desk-macros.down", { action })}
                    />
                    <Button
                      {...button}
                      icon={<CloseOutlined />}
                      onClick={() => remove(index)}
                      aria-label={t("desk-macros.away", { action })}
                    />
                  </header>
                  <Form.Item name={[name, "do"]} hidden>
                    <Input />
                  </Form.Item>
                  {fields(kind, name)}
                </li>
              );
            })}
          </ol>
          <Form.ErrorList errors={errors} />
          <Dropdown
            trigger={["click"]}
            menu={{
              items: (Object.keys(beginnings) as Kind[]).map((kind) => ({ key: kind, label: nameOf(kind) })),
              onClick: ({ key }) => add({ do: key, ...beginnings[key as Kind] }),
            }}
          >
            <Button icon={<PlusOutlined />}>{addText}</Button>
          </Dropdown>
        </>
      )}
    </Form.List>
  );
}
