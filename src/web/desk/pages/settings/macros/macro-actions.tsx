import { useQuery } from "@tanstack/react-query";
import { Form, Input, Select } from "antd";
import { useTranslation } from "react-i18next";
import { caseCategories, type MacroAction } from "../../../../../shared/contract/cases.ts";
import { TagEditor } from "../../../../ui/tag-editor.tsx";
import { teamsQuery } from "../../../pickers/people.ts";
import { ActionList } from "../shared/action-list.tsx";
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
  return (
    <ActionList<Kind>
      beginnings={beginnings}
      nameOf={(kind) => t(`desk-macros.do.${kind}`)}
      fields={(kind, at) => <ActionFields kind={kind} at={at} />}
      needed={t("desk-macros.oneNeeded")}
      add={t("desk-macros.add")}
    />
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
