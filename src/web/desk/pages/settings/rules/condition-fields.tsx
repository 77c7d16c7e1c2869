import { CloseOutlined, PlusOutlined } from "@ant-design/icons";
import { useQuery } from "@tanstack/react-query";
import { Button, Form, Select } from "antd";
import { useTranslation } from "react-i18next";
import { caseQueryFields, type FieldSpec, findField } from "../../../../../shared/case-query/index.ts";
import { useChannelWord } from "../../../../lib/channel-word.ts";
import { TagEditor } from "../../../../ui/tag-editor.tsx";
import { brandsQuery, channelAccountsQuery } from "../../../pickers/people.ts";
import { allStaffQuery, allTeamsQuery } from "../shared/settings-queries.ts";
import type { ConditionRow, RuleValues } from "./rule-values.ts";
import styles from "./rules.module.css";
import { TimeField, useTimeNeeded } from "./time-field.tsx";
import { operatorKey } from "./use-rule-words.ts";

/** What must hold of the case, a line each; all of them must. */
export function ConditionFields() {
  const { t } = useTranslation();
  const form = Form.useFormInstance();
  const on: RuleValues["on"] = Form.useWatch("on") ?? "event";
  const rows: ConditionRow[] = Form.useWatch("conditions") ?? [];
  // A timer counts time itself: what changes with time alone would be asked at the wrong moment.
  const fields = caseQueryFields.filter((spec) => on === "event" || spec.operators.includes(":"));
  return (
    <Form.List name="conditions">
      {(lines, { add, remove }) => (
        <>
          <ul className={styles.lines}>
            {lines.map(({ key, name }) => {
              const row = rows[name];
              const spec = findField(row?.field ?? "");
              return (
                <li key={key}>
                  <Form.Item name={[name, "field"]} className={styles.field}>
                    <Select
                      aria-label={t("desk-rules.conditionField")}
                      options={fields.map((one) => ({ value: one.name, label: t(`cases.query.fields.${one.name}`) }))}
                      showSearch={{ optionFilterProp: "label" }}
                      onChange={(field: string) =>
                        form.setFieldValue(["conditions", name], beginning(findField(field)!))
                      }
                    />
                  </Form.Item>
                  {spec && row && <OperatorField at={name} spec={spec} isTimer={on === "timer"} />}
                  {spec && row && <ValueField at={name} spec={spec} row={row} />}
                  <Button
                    type="text"
                    icon={<CloseOutlined />}
                    onClick={() => remove(name)}
                    aria-label={t("desk-rules.removeCondition")}
                  />
                </li>
              );
            })}
          </ul>
          {lines.length === 0 && <p className={styles.soft}>{t("desk-rules.everyCase")}</p>}
          <Button icon={<PlusOutlined />} onClick={() => add(beginning(findField("state")!))}>
            {t("desk-rules.addCondition")}
          </Button>
        </>
      )}
    </Form.List>
  );
}

function beginning(spec: FieldSpec): ConditionRow {
  const operator = spec.operators[0]!;
  return { field: spec.name, operator, not: false, values: spec.name === "state" ? ["active"] : [] };
}

/** "is", "is not", "more than" …: the sign and the minus of a query in one choice. */
function OperatorField({ at, spec, isTimer }: { at: number; spec: FieldSpec; isTimer: boolean }) {
  const { t } = useTranslation();
  const form = Form.useFormInstance();
  const row: ConditionRow | undefined = Form.useWatch(["conditions", at]);
  const signs = spec.operators.filter((sign) => sign === ":" || !isTimer || !spec.takes.includes("duration"));
  const options = [
    ...signs.map((sign) => ({ value: sign as string, label: t(`desk-rules.operator.${operatorKey(sign)}`) })),
    ...(signs.includes(":") ? [{ value: "not", label: t("desk-rules.operator.not") }] : []),
  ];
  return (
    <div className={styles.operator}>
      <Form.Item name={[at, "operator"]} hidden>
        <input />
      </Form.Item>
      <Form.Item name={[at, "not"]} hidden valuePropName="checked">
        <input type="checkbox" />
      </Form.Item>
      <Select
        aria-label={t("desk-rules.conditionOperator")}
        value={row?.not ? "not" : row?.operator}
        options={options}
        onChange={(sign) => {
          const next = { ...row!, not: sign === "not", operator: sign === "not" ? ":" : sign };
          const keeps = (next.operator === ":") === (row!.operator === ":");
          form.setFieldValue(["conditions", at], { ...next, values: keeps ? row!.values : [] });
        }}
      />
    </div>
  );
}

function ValueField({ at, spec, row }: { at: number; spec: FieldSpec; row: ConditionRow }) {
  const { t } = useTranslation();
  const options = useOptions(spec);
  const needed = { required: true, message: t("desk-pickers.missing") };
  const time = useTimeNeeded();
  const label = t("desk-rules.conditionValue");
  const isTime = row.operator !== ":" && spec.takes.includes("duration");
  if (isTime || row.operator !== ":") {
    return (
      <Form.Item name={[at, "values", 0]} className={styles.values} rules={[isTime ? time : needed]}>
        {isTime ? (
          <TimeField label={label} />
        ) : options.length > 0 ? (
          <Select options={options} aria-label={label} />
        ) : (
          <Select mode="tags" maxCount={1} open={false} aria-label={label} />
        )}
      </Form.Item>
    );
  }
  return (
    <Form.Item name={[at, "values"]} className={styles.values} rules={[{ ...needed, type: "array", min: 1 }]}>
      {spec.offers === "tag" ? (
        <TagEditor />
      ) : (
        <Select
          mode={options.length > 0 ? "multiple" : "tags"}
          {...(options.length === 0 && { open: false, suffixIcon: null })}
          options={options}
          showSearch={{ optionFilterProp: "label" }}
          aria-label={label}
        />
      )}
    </Form.Item>
  );
}

/** What may stand there: words of the field, and what the desk has set up. Whoever looks is nobody here. */
function useOptions(spec: FieldSpec): { value: string; label: string }[] {
  const { t } = useTranslation();
  const channel = useChannelWord();
  const accounts = useQuery(channelAccountsQuery).data;
  const lists = {
    staff: useQuery(allStaffQuery).data,
    team: useQuery(allTeamsQuery).data,
    brand: useQuery(brandsQuery).data,
  };
  const keywords = spec.keywords
    .filter((keyword) => keyword !== "me" && keyword !== "mine" && keyword !== "executive")
    .map((value) => ({ value, label: t(`cases.query.values.${spec.name}.${value}`) }));
  if (spec.offers === "staff" || spec.offers === "team" || spec.offers === "brand") {
    return [...keywords, ...(lists[spec.offers] ?? []).map(({ id, name }) => ({ value: String(id), label: name }))];
  }
  if (spec.offers !== "channel") return keywords;
  const known = [...new Set(["mail", "form", ...(accounts?.map((account) => account.channel) ?? [])])];
  return known.map((value) => ({ value, label: channel(value) }));
}
