import { ArrowDownOutlined, ArrowUpOutlined, CloseOutlined, PlusOutlined } from "@ant-design/icons";
import { Button, Dropdown, Form, Input } from "antd";
import { useTranslation } from "react-i18next";
import macros from "../macros/macros.module.css";
import { ActionFields } from "./action-fields.tsx";
import type { ActionValues } from "./rule-values.ts";

type Kind = ActionValues["do"];

/** What each kind of action begins as. */
const beginnings: { [K in Kind]: object } = {
  notify: { whom: "owner", words: "" },
  make_promise: { kind: "callback", words: "", time: "4h" },
  assign_team: {},
  assign_person: {},
  add_tags: { tags: [] },
  remove_tags: { tags: [] },
  set_priority: { priority: 3 },
  set_category: { category: "open" },
  reply: {},
  add_note: { text: "" },
  snooze: { time: "1d" },
  call_webhook: {},
};

/** What is done, in the order in which it is. */
export function RuleActions() {
  const { t } = useTranslation();
  const form = Form.useFormInstance();
  Form.useWatch("actions");
  return (
    <Form.List
      name="actions"
      rules={[
        {
          validator: async (_, actions?: ActionValues[]) => {
            if (!actions?.length) throw new Error(t("desk-rules.oneNeeded"));
          },
        },
      ]}
    >
      {(fields, { add, remove, move }, { errors }) => (
        <>
          <ol className={macros.actions}>
            {fields.map(({ key, name }, index) => {
              const kind = form.getFieldValue(["actions", name, "do"]) as Kind;
              const label = t(`desk-rules.do.${kind}`);
              return (
                <li key={key}>
                  <header>
                    <b>{label}</b>
                    <Button
                      type="text"
                      size="small"
                      icon={<ArrowUpOutlined />}
                      disabled={index === 0}
                      onClick={() => move(index, index - 1)}
                      aria-label={t("desk-rules.actionUp", { action: label })}
                    />
                    <Button
                      type="text"
                      size="small"
                      icon={<ArrowDownOutlined />}
                      disabled={index === fields.length - 1}
                      onClick={() => move(index, index + 1)}
                      aria-label={t("desk-rules.actionDown", { action: label })}
                    />
                    <Button
                      type="text"
                      size="small"
                      icon={<CloseOutlined />}
                      onClick={() => remove(index)}
                      aria-label={t("desk-rules.actionAway", { action: label })}
                    />
                  </header>
                  <Form.Item name={[name, "do"]} hidden>
                    <Input />
                  </Form.Item>
                  <ActionFields kind={kind} at={name} />
                </li>
              );
            })}
          </ol>
          <Form.ErrorList errors={errors} />
          <Dropdown
            trigger={["click"]}
            menu={{
              items: (Object.keys(beginnings) as Kind[]).map((kind) => ({
                key: kind,
                label: t(`desk-rules.do.${kind}`),
              })),
              onClick: ({ key }) => add({ do: key, ...beginnings[key as Kind] }),
            }}
          >
            <Button icon={<PlusOutlined />}>{t("desk-rules.addAction")}</Button>
          </Dropdown>
        </>
      )}
    </Form.List>
  );
}
