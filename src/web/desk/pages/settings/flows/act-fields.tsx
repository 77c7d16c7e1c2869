import { InputNumber, Select } from "antd";
import { useTranslation } from "react-i18next";
import type { FlowAct, FlowStep } from "../../../../../shared/contract/flows.ts";
import { handKinds } from "../../../../../shared/promise-kinds.ts";
import { Choice } from "./choice.tsx";
import styles from "./flows.module.css";
import { TextFields } from "./text-fields.tsx";

type ActStep = Extract<FlowStep, { type: "act" }>;

const beginnings: Record<FlowAct["do"], FlowAct> = {
  label_case: { do: "label_case", tags: [] },
  make_promise: { do: "make_promise", kind: "other", words: {}, businessMinutes: 480 },
  add_note: { do: "add_note" },
};

/** What is done in the case: one of three things, and nothing else. */
export function ActFields({ step, onChange }: { step: ActStep; onChange: (step: FlowStep) => void }) {
  const { t } = useTranslation();
  const { act } = step;
  const set = (now: FlowAct) => onChange({ ...step, act: now });
  return (
    <>
      <Choice
        label={t("desk-flows.field.do")}
        value={act.do}
        onChange={(kind) => set(beginnings[kind])}
        options={(Object.keys(beginnings) as FlowAct["do"][]).map((value) => ({
          value,
          label: t(`desk-flows.act.${value}`),
        }))}
      />
      {act.do === "label_case" && (
        <>
          <div className={styles.field}>
            <label htmlFor={`${step.id}-tags`}>{t("desk-flows.field.tags")}</label>
            <Select
              id={`${step.id}-tags`}
              mode="tags"
              open={false}
              value={act.tags}
              onChange={(tags: string[]) => set({ ...act, tags })}
            />
          </div>
          <Choice
            label={t("desk-flows.field.caseKind")}
            value={act.kind ?? ""}
            onChange={(kind) => {
              const { kind: _, ...rest } = act;
              set(kind === "" ? rest : { ...rest, kind });
            }}
            options={[
              { value: "", label: t("desk-flows.asIs") },
              { value: "question", label: t("cases.query.values.kind.question") },
              { value: "complaint", label: t("cases.query.values.kind.complaint") },
            ]}
          />
          <Choice
            label={t("desk-flows.field.priority")}
            value={act.priority ?? 0}
            onChange={(priority) => {
              const { priority: _, ...rest } = act;
              set(priority === 0 ? rest : { ...rest, priority });
            }}
            options={[0, 1, 2, 3, 4].map((value) => ({
              value,
              label: value === 0 ? t("desk-flows.asIs") : t(`desk-case.priority.${value}`),
            }))}
          />
        </>
      )}
      {act.do === "make_promise" && (
        <>
          <Choice<string>
            label={t("desk-flows.field.promiseKind")}
            value={act.kind}
            onChange={(kind) => set({ ...act, kind })}
            options={handKinds.map((value) => ({ value, label: t(`desk-promise.kind.${value}`) }))}
          />
          <TextFields
            label={t("desk-flows.field.promise")}
            value={act.words}
            onChange={(words) => set({ ...act, words })}
          />
          <div className={styles.field}>
            <label htmlFor={`${step.id}-minutes`}>{t("desk-flows.field.minutes")}</label>
            <InputNumber
              id={`${step.id}-minutes`}
              min={1}
              max={525_600}
              value={act.businessMinutes}
              onChange={(minutes) => set({ ...act, businessMinutes: minutes ?? 480 })}
            />
          </div>
        </>
      )}
    </>
  );
}
