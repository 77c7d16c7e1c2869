import { ArrowDownOutlined, ArrowUpOutlined, CloseOutlined, PlusOutlined } from "@ant-design/icons";
import { useQuery } from "@tanstack/react-query";
import { Button, Dropdown, Form, Input, Select } from "antd";
import { useTranslation } from "react-i18next";
import { caseCategories, type MacroAction } from "../../../../../shared/contract/cases.ts";
import { TagEditor } from "../../../../ui/tag-editor.tsx";
import { teamsQuery } from "../../../pickers/people.ts";
import { NamesFields } from "../shared/names-fields.tsx";
import { named } from "../shared/settings-queries.ts";
import styles from "./macros.module.css";

type Kind = MacroAction["do"];

/** What each kind of action begins as. */
const beginnings: { [K in Kind]: object } = {
  insert_text: { texts: {} },
  add_note: { text: "" },
  set_category: { category: "waiting_customer" },
  set_priority: { priority: 3 },
  add_tags: { tags: [] },
  assign_team: {},
  assign_me: {},
};
const priorities = [1, 2, 3, 4];

/** The actions of a macro, in the order in which they happen. */
export function MacroActions() {
  const { t } = useTranslation();
  const form = Form.useFormInstance();
  return (
    <Form.List
      name="actions"
      rules={[
        {
          validator: async (_, actions?: MacroAction[]) => {
            if (!actions?.length) throw new Error(t("desk-macros.oneNeeded"));
          },
        },
      ]}
    >
      {(fields, { add, remove, move }, { errors }) => (
        <>
          <ol className={styles.actions}>
            {fields.map(({ key, name }, index) => {
              const kind = form.getFieldValue(["actions", name, "do"]) as Kind;
              return (
                <li key={key}>
                  <header>
                    <b>{t(`desk-macros.do.${kind}`)}</b>
                    <Button
                      type="text"
                      size="small"
                      icon={<ArrowUpOutlined />}
                      disabled={index === 0}
                      onClick={() => move(index, index - 1)}
                      aria-label={t("desk-macros.up")}
                    />
                    <Button
                      type="text"
                      size="small"
                      icon={<ArrowDownOutlined />}
                      disabled={index === fields.length - 1}
                      onClick={() => move(index, index + 1)}
                      aria-label={t("desk-macros.down")}
                    />
                    <Button
                      type="text"
                      size="small"
                      icon={<CloseOutlined />}
                      onClick={() => remove(index)}
                      aria-label={`${t("desk-forms.remove")}: ${t(`desk-macros.do.${kind}`)}`}
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
                label: t(`desk-macros.do.${kind}`),
              })),
              onClick: ({ key }) => add({ do: key, ...beginnings[key as Kind] }),
            }}
          >
            <Button icon={<PlusOutlined />}>{t("desk-macros.add")}</Button>
          </Dropdown>
        </>
      )}
    </Form.List>
  );
}

function ActionFields({ kind, at }: { kind: Kind; at: number }) {
  const { t } = useTranslation();
  const teams = useQuery(teamsQuery).data;
  const needed = { required: true, message: t("desk-pickers.missing") };
  switch (kind) {
    case "insert_text":
      return (
        <NamesFields name={[at, "texts"]} label={t("desk-macros.text")} rows={4} extra={t("desk-macros.textHint")} />
      );
    case "add_note":
      return (
        <Form.Item name={[at, "text"]} label={t("desk-macros.note")} rules={[{ ...needed, whitespace: true }]}>
          <Input.TextArea autoSize={{ minRows: 2, maxRows: 10 }} maxLength={10_000} />
        </Form.Item>
      );
    case "set_category":
      return (
        <Form.Item name={[at, "category"]} label={t("desk-macros.state")} rules={[needed]}>
          <Select options={caseCategories.map((value) => ({ value, label: t(`desk-case.category.${value}`) }))} />
        </Form.Item>
      );
    case "set_priority":
      return (
        <Form.Item name={[at, "priority"]} label={t("desk-macros.priority")} rules={[needed]}>
          <Select options={priorities.map((value) => ({ value, label: t(`desk-case.priority.${value}`) }))} />
        </Form.Item>
      );
    case "add_tags":
      return (
        <Form.Item name={[at, "tags"]} label={t("desk-macros.tags")} rules={[{ ...needed, type: "array", min: 1 }]}>
          <TagEditor />
        </Form.Item>
      );
    case "assign_team":
      return (
        <Form.Item name={[at, "teamId"]} label={t("desk-macros.team")} rules={[needed]}>
          <Select options={named(teams)} />
        </Form.Item>
      );
    case "assign_me":
      return <p className={styles.soft}>{t("desk-macros.meHint")}</p>;
  }
}
