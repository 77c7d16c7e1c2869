import { CloseOutlined, DeleteOutlined } from "@ant-design/icons";
import { Button, Select } from "antd";
import { useTranslation } from "react-i18next";
import type { FlowPort, FlowStep } from "../../../../../shared/contract/flows.ts";
import { waysOf } from "../../../../../shared/flows/index.ts";
import { ActFields } from "./act-fields.tsx";
import { AskFields } from "./ask-fields.tsx";
import { BranchFields } from "./branch-fields.tsx";
import { Choice } from "./choice.tsx";
import type { FlowDraft } from "./flow-draft.ts";
import styles from "./flows.module.css";
import { PictureField } from "./picture-field.tsx";
import { useStepWords } from "./step-words.ts";
import { TeamField } from "./team-field.tsx";
import { TextFields } from "./text-fields.tsx";

/** One step: what it says or does, and where it leads. */
export function StepEditor({ step, draft, ports }: { step: FlowStep; draft: FlowDraft; ports: readonly FlowPort[] }) {
  const { t } = useTranslation();
  const words = useStepWords();
  const { spec, changeStep } = draft;
  const others = spec.steps.map((other, at) => ({
    value: other.id,
    label: `${at + 1} · ${words.text(other).slice(0, 60)}`,
    disabled: other.id === step.id,
  }));
  return (
    <aside className={styles.panel} aria-label={t("desk-flows.stepPanel")}>
      <header>
        <h2>{t(`desk-flows.step.${step.type}`)}</h2>
        <Button
          type="text"
          size="small"
          icon={<CloseOutlined />}
          onClick={() => draft.setPicked(null)}
          aria-label={t("desk-flows.closeStep")}
        />
      </header>
      {"text" in step && (
        <TextFields
          label={t(step.type === "ask" ? "desk-flows.field.question" : "desk-flows.field.text")}
          value={step.text}
          rows={2}
          onChange={(text) => changeStep({ ...step, text })}
        />
      )}
      {step.type === "ask" && <AskFields step={step} onChange={changeStep} />}
      {step.type === "branch" && <BranchFields step={step} draft={draft} ports={ports} />}
      {step.type === "act" && <ActFields step={step} onChange={changeStep} />}
      {step.type === "hand_over" && (
        <TeamField value={step.teamId} onChange={(teamId) => changeStep({ ...step, teamId })} />
      )}
      {step.type === "look_up" && (
        <Choice
          label={t("desk-flows.field.port")}
          value={step.port}
          onChange={(port) => changeStep({ ...step, port })}
          options={ports.map(({ name, outputs }) => ({
            value: name,
            label: `${t(`desk-flows.port.${name}`, { defaultValue: name })} (${outputs.map((one) => `{{${name}.${one}}}`).join(" ")})`,
          }))}
        />
      )}
      {step.type === "end" && (
        <Choice
          label={t("desk-flows.field.solved")}
          value={step.solved}
          onChange={(solved) => changeStep({ ...step, solved })}
          options={(["ask", "yes", "no"] as const).map((value) => ({ value, label: t(`desk-flows.solved.${value}`) }))}
        />
      )}
      {(step.type === "say" || step.type === "ask") && (
        <PictureField value={step.picture} onChange={(picture) => changeStep({ ...step, picture })} />
      )}
      {waysOf(step).map(({ name, next }) => (
        <div key={name} className={styles.field}>
          <label htmlFor={`${step.id}-${name}`}>{words.way(step, name)} →</label>
          <Select
            id={`${step.id}-${name}`}
            value={next}
            onChange={(to: string | undefined) => draft.connect(step.id, name, to ?? null)}
            options={others}
            allowClear
            placeholder={t("desk-flows.nowhere")}
          />
        </div>
      ))}
      <footer>
        {spec.start !== step.id && (
          <Button size="small" onClick={() => draft.change({ start: step.id })}>
            {t("desk-flows.makeStart")}
          </Button>
        )}
        <Button size="small" danger icon={<DeleteOutlined />} onClick={() => draft.remove(step.id)}>
          {t("desk-flows.removeStep")}
        </Button>
      </footer>
    </aside>
  );
}
