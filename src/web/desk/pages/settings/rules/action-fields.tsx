import { useQuery } from "@tanstack/react-query";
import { Form, Input, Select } from "antd";
import { useTranslation } from "react-i18next";
import { caseCategories } from "../../../../../shared/case-categories.ts";
import { handKinds } from "../../../../../shared/promise-kinds.ts";
import { FormRow } from "../../../../ui/edit-form.tsx";
import { TagEditor } from "../../../../ui/tag-editor.tsx";
import { staffQuery, teamsQuery } from "../../../pickers/people.ts";
import { allMacrosQuery, named } from "../shared/settings-queries.ts";
import { webhooksQuery } from "./rule-queries.ts";
import type { ActionValues } from "./rule-values.ts";
import { TimeField, useTimeNeeded } from "./time-field.tsx";

const priorities = [1, 2, 3, 4];

/** The fields of one action. */
export function ActionFields({ kind, at }: { kind: ActionValues["do"]; at: number }) {
  const { t } = useTranslation();
  const time = useTimeNeeded();
  const needed = { required: true, message: t("desk-pickers.missing") };
  const words = (name: string, label: string, max: number) => (
    <Form.Item name={[at, name]} label={label} rules={[{ ...needed, whitespace: true }]}>
      <Input.TextArea autoSize={{ minRows: 1, maxRows: 8 }} maxLength={max} />
    </Form.Item>
  );
  switch (kind) {
    case "assign_team":
      return <Choice at={[at, "teamId"]} label={t("desk-rules.field.team")} from="team" />;
    case "assign_person":
      return <Choice at={[at, "staffId"]} label={t("desk-rules.field.person")} from="staff" />;
    case "reply":
      return (
        <Choice
          at={[at, "macroId"]}
          label={t("desk-rules.field.macro")}
          from="macro"
          extra={t("desk-rules.replyHint")}
        />
      );
    case "call_webhook":
      return <Choice at={[at, "webhookId"]} label={t("desk-rules.field.webhook")} from="webhook" />;
    case "add_tags":
    case "remove_tags":
      return (
        <Form.Item
          name={[at, "tags"]}
          label={t("desk-rules.field.tags")}
          rules={[{ ...needed, type: "array", min: 1 }]}
        >
          <TagEditor />
        </Form.Item>
      );
    case "set_priority":
      return (
        <Form.Item name={[at, "priority"]} label={t("desk-rules.field.priority")} rules={[needed]}>
          <Select options={priorities.map((value) => ({ value, label: t(`desk-case.priority.${value}`) }))} />
        </Form.Item>
      );
    case "set_category":
      return (
        <Form.Item name={[at, "category"]} label={t("desk-rules.field.category")} rules={[needed]}>
          <Select options={caseCategories.map((value) => ({ value, label: t(`desk-case.category.${value}`) }))} />
        </Form.Item>
      );
    case "make_promise":
      return (
        <>
          <FormRow>
            <Form.Item name={[at, "kind"]} label={t("desk-rules.field.kind")} rules={[needed]}>
              <Select options={handKinds.map((value) => ({ value, label: t(`desk-promise.kind.${value}`) }))} />
            </Form.Item>
            <Form.Item name={[at, "time"]} label={t("desk-rules.field.within")} rules={[time]}>
              <TimeField label={t("desk-rules.field.within")} />
            </Form.Item>
          </FormRow>
          {words("words", t("desk-rules.field.promiseWords"), 2_000)}
        </>
      );
    case "notify":
      return (
        <>
          <Hearer at={at} />
          {words("words", t("desk-rules.field.notifyWords"), 2_000)}
        </>
      );
    case "add_note":
      return words("text", t("desk-rules.field.note"), 2_000);
    case "snooze":
      return (
        <Form.Item name={[at, "time"]} label={t("desk-rules.field.snooze")} rules={[time]}>
          <TimeField label={t("desk-rules.field.snooze")} />
        </Form.Item>
      );
  }
}

function Hearer({ at }: { at: number }) {
  const { t } = useTranslation();
  const whom = Form.useWatch(["actions", at, "whom"]);
  return (
    <FormRow>
      <Form.Item name={[at, "whom"]} label={t("desk-rules.field.whom")}>
        <Select
          options={["owner", "lead", "leaders", "person"].map((value) => ({
            value,
            label: t(`desk-rules.whom.${value}`),
          }))}
        />
      </Form.Item>
      {whom === "person" && <Choice at={[at, "staffId"]} label={t("desk-rules.field.person")} from="staff" />}
    </FormRow>
  );
}

/** One of the people, teams, macros or webhooks that there are. */
function Choice(props: {
  at: [number, string];
  label: string;
  from: "staff" | "team" | "macro" | "webhook";
  extra?: string;
}) {
  const { t } = useTranslation();
  const macros = useQuery({ ...allMacrosQuery, enabled: props.from === "macro" }).data;
  const lists = {
    staff: useQuery({ ...staffQuery, enabled: props.from === "staff" }).data,
    team: useQuery({ ...teamsQuery, enabled: props.from === "team" }).data,
    macro: macros?.filter(({ shared, actions }) => shared && actions.some((one) => one.do === "insert_text")),
    webhook: useQuery({ ...webhooksQuery, enabled: props.from === "webhook" }).data,
  };
  return (
    <Form.Item
      name={props.at}
      label={props.label}
      extra={props.extra}
      rules={[{ required: true, message: t("desk-pickers.missing") }]}
    >
      <Select options={named(lists[props.from])} showSearch={{ optionFilterProp: "label" }} />
    </Form.Item>
  );
}
