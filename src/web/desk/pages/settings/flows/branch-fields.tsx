import { CloseOutlined, PlusOutlined } from "@ant-design/icons";
import { Button, Input, Select } from "antd";
import { useTranslation } from "react-i18next";
import type { FlowPort, FlowStep } from "../../../../../shared/contract/flows.ts";
import type { FlowDraft } from "./flow-draft.ts";
import styles from "./flows.module.css";

type Branch = Extract<FlowStep, { type: "branch" }>;
const ops = ["is", "is_not", "contains", "more_than", "less_than", "known"] as const;

/** By which answers or facts a way is taken; the first that fits. */
export function BranchFields(props: { step: Branch; draft: FlowDraft; ports: readonly FlowPort[] }) {
  const { t } = useTranslation();
  const { step, draft, ports } = props;
  const names = draft.spec.steps.flatMap((each) => {
    if (each.type === "ask") return [each.key];
    if (each.type !== "look_up") return [];
    return (ports.find(({ name }) => name === each.port)?.outputs ?? []).map((output) => `${each.port}.${output}`);
  });
  const keys = [...new Set(names)].map((value) => ({ value, label: value }));
  const set = (at: number, part: Partial<Branch["ways"][number]>) =>
    draft.changeStep({ ...step, ways: step.ways.map((way, place) => (place === at ? { ...way, ...part } : way)) });
  return (
    <fieldset className={styles.options}>
      <legend>{t("desk-flows.field.ways")}</legend>
      {step.ways.map((way, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a way is known by its place
        <div key={at} className={styles.branch}>
          <Select
            value={way.key}
            options={keys}
            onChange={(key) => set(at, { key })}
            aria-label={t("desk-flows.field.fact")}
          />
          <Select
            value={way.op}
            options={ops.map((value) => ({ value, label: t(`desk-flows.op.${value}`) }))}
            onChange={(op) => set(at, { op })}
            aria-label={t("desk-flows.field.op")}
          />
          <Input
            value={way.value}
            maxLength={200}
            disabled={way.op === "known"}
            onChange={({ target }) => set(at, { value: target.value })}
            aria-label={t("desk-flows.field.value")}
          />
          <Button
            type="text"
            icon={<CloseOutlined />}
            onClick={() => draft.changeStep({ ...step, ways: step.ways.filter((_, place) => place !== at) })}
            aria-label={t("desk-flows.removeWay", { number: at + 1 })}
          />
        </div>
      ))}
      <Button
        size="small"
        icon={<PlusOutlined />}
        disabled={keys.length === 0 || step.ways.length >= 10}
        onClick={() =>
          draft.changeStep({ ...step, ways: [...step.ways, { key: keys[0]!.value, op: "is", value: "", next: null }] })
        }
      >
        {t("desk-flows.addWay")}
      </Button>
    </fieldset>
  );
}
