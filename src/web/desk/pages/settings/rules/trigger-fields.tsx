import { Checkbox, Form, Radio, Select } from "antd";
import { useTranslation } from "react-i18next";
import { caseCategories } from "../../../../../shared/case-categories.ts";
import { handKinds, policyKinds } from "../../../../../shared/promise-kinds.ts";
import { type RuleEvent, ruleClocks, ruleEvents } from "../../../../../shared/rule-events.ts";
import { FormRow } from "../../../../ui/edit-form.tsx";
import { TagEditor } from "../../../../ui/tag-editor.tsx";
import type { RuleValues } from "./rule-values.ts";
import { TimeField, useTimeNeeded } from "./time-field.tsx";

const spoken: readonly RuleEvent[] = ["message_received", "case_opened", "case_reopened"];
const tagged: readonly RuleEvent[] = ["tag_added", "tag_removed", "case_opened"];

/** When a rule fires: at what happens, or when something has been so for a while. */
export function TriggerFields() {
  const { t } = useTranslation();
  const on: RuleValues["on"] = Form.useWatch("on") ?? "event";
  return (
    <>
      <Form.Item name="on">
        <Radio.Group
          aria-label={t("desk-rules.whenTitle")}
          options={[
            { value: "event", label: t("desk-rules.onEvent") },
            { value: "timer", label: t("desk-rules.onTimer") },
          ]}
        />
      </Form.Item>
      {on === "event" ? <EventFields /> : <TimerFields />}
    </>
  );
}

function EventFields() {
  const { t } = useTranslation();
  const events: RuleEvent[] = Form.useWatch("events") ?? [];
  const any = (list: readonly RuleEvent[]) => events.some((event) => list.includes(event));
  const some = (name: string, label: string, options: { value: string; label: string }[]) => (
    <Form.Item name={["where", name]} label={label}>
      <Select mode="multiple" options={options} placeholder={t("desk-rules.any")} />
    </Form.Item>
  );
  return (
    <>
      <Form.Item
        name="events"
        label={t("desk-rules.events")}
        rules={[{ required: true, type: "array", min: 1, message: t("desk-pickers.missing") }]}
      >
        <Select
          mode="multiple"
          showSearch={{ optionFilterProp: "label" }}
          options={ruleEvents.map((value) => ({ value, label: t(`desk-rules.event.${value}`) }))}
        />
      </Form.Item>
      {any(spoken) && (
        <Form.Item
          name={["where", "words"]}
          label={t("desk-rules.where.words")}
          extra={t("desk-rules.where.wordsHint")}
        >
          <Select
            mode="tags"
            open={false}
            suffixIcon={null}
            tokenSeparators={[",", "，", "、"]}
            placeholder={t("desk-rules.any")}
          />
        </Form.Item>
      )}
      <FormRow>
        {some(
          "by",
          t("desk-rules.where.by"),
          (["customer", "staff", "system"] as const).map((value) => ({ value, label: t(`desk-rules.by.${value}`) })),
        )}
        {events.includes("status_changed") &&
          some(
            "to",
            t("desk-rules.where.to"),
            caseCategories.map((value) => ({ value, label: t(`desk-case.category.${value}`) })),
          )}
        {events.some((event) => event.startsWith("promise_")) &&
          some(
            "promiseKinds",
            t("desk-rules.where.kinds"),
            [...policyKinds, ...handKinds].map((value) => ({ value, label: t(`desk-promise.kind.${value}`) })),
          )}
      </FormRow>
      {any(tagged) && (
        <Form.Item name={["where", "tags"]} label={t("desk-rules.where.tags")}>
          <TagEditor placeholder={t("desk-rules.any")} />
        </Form.Item>
      )}
    </>
  );
}

function TimerFields() {
  const { t } = useTranslation();
  const needed = useTimeNeeded();
  return (
    <>
      <FormRow>
        <Form.Item name="time" label={t("desk-rules.after")} rules={[needed]}>
          <TimeField label={t("desk-rules.after")} />
        </Form.Item>
        <Form.Item name="since" label={t("desk-rules.sinceTitle")}>
          <Select options={ruleClocks.map((value) => ({ value, label: t(`desk-rules.since.${value}`) }))} />
        </Form.Item>
      </FormRow>
      <Form.Item name="business" valuePropName="checked" extra={t("desk-rules.timerHint")}>
        <Checkbox>{t("desk-rules.business")}</Checkbox>
      </Form.Item>
    </>
  );
}
