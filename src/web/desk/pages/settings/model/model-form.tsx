import { useQueryClient } from "@tanstack/react-query";
import { Alert, Button, Checkbox, Form, Input, InputNumber } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { ModelSetting, ModelTrial, SaveModel } from "../../../../../shared/contract/models.ts";
import { api } from "../../../../lib/api.ts";
import { EditForm, FormSection } from "../../../../ui/edit-form.tsx";
import { useAction } from "../../../../ui/use-action.ts";
import styles from "./model.module.css";

type Values = Omit<SaveModel, "timeoutMs"> & { timeout: number; clearKey?: boolean };

/** Address, name, key and limits of the model; and a button that asks it. */
export function ModelForm({ model }: { model: ModelSetting }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const { active, baseUrl, dailyLimit, keepDays } = model;
  const save = async ({ timeout, key, clearKey, ...values }: Values) => {
    const typed = key?.trim() ? key : undefined;
    const given = clearKey ? "" : typed;
    const body = { ...values, timeoutMs: Math.round(timeout * 1_000), ...(given !== undefined && { key: given }) };
    client.setQueryData(["model"], await api.put("/api/v1/models/chat", { body }));
  };
  const range = (min: number, max: number) => [
    { required: true, type: "number" as const, min, max, message: t("desk-model.range", { min, max }) },
  ];
  const initial: Values = {
    active,
    baseUrl,
    model: model.model,
    dailyLimit,
    keepDays,
    timeout: model.timeoutMs / 1_000,
  };
  return (
    <EditForm<Values, void> initial={initial} save={save} more={model.changedAt && <Trial />}>
      <Form.Item name="active" valuePropName="checked" extra={t("desk-model.activeHint")}>
        <Checkbox>{t("desk-model.active")}</Checkbox>
      </Form.Item>
      <Form.Item
        name="baseUrl"
        label={t("desk-model.baseUrl")}
        extra={t("desk-model.baseUrlHint")}
        rules={[{ required: true, pattern: /^\s*https?:\/\/\S+\s*$/, message: t("desk-model.baseUrlNeeded") }]}
      >
        <Input maxLength={500} inputMode="url" placeholder="http://localhost:11434/v1" />
      </Form.Item>
      <Form.Item
        name="model"
        label={t("desk-model.model")}
        extra={t("desk-model.modelHint")}
        rules={[{ required: true, whitespace: true, message: t("desk-pickers.missing") }]}
      >
        <Input maxLength={200} placeholder="qwen2.5:7b-instruct" />
      </Form.Item>
      <Form.Item
        name="key"
        label={t("desk-model.key")}
        extra={t(model.hasKey ? "desk-model.keyKept" : "desk-model.keyNone")}
      >
        <Input.Password maxLength={500} autoComplete="new-password" visibilityToggle={false} />
      </Form.Item>
      {model.hasKey && (
        <Form.Item name="clearKey" valuePropName="checked">
          <Checkbox>{t("desk-model.keyClear")}</Checkbox>
        </Form.Item>
      )}
      <FormSection title={t("desk-model.terms")}>
        <Form.Item
          name="timeout"
          label={t("desk-model.timeout")}
          extra={t("desk-model.timeoutHint")}
          rules={range(0.5, 60)}
        >
          <InputNumber suffix={t("desk-model.seconds")} step={0.5} style={{ width: 140 }} />
        </Form.Item>
        <Form.Item
          name="dailyLimit"
          label={t("desk-model.dailyLimit")}
          extra={t("desk-model.dailyLimitHint")}
          rules={range(1, 1_000_000)}
        >
          <InputNumber precision={0} style={{ width: 140 }} />
        </Form.Item>
        <Form.Item
          name="keepDays"
          label={t("desk-model.keepDays")}
          extra={t("desk-model.keepDaysHint")}
          rules={range(0, 90)}
        >
          <InputNumber precision={0} suffix={t("desk-model.days")} style={{ width: 140 }} />
        </Form.Item>
      </FormSection>
    </EditForm>
  );
}

function Trial() {
  const { t } = useTranslation();
  const client = useQueryClient();
  const { busy, run } = useAction();
  const [trial, setTrial] = useState<ModelTrial | null>(null);
  const attempt = () =>
    run(async () => {
      setTrial(await api.post("/api/v1/models/chat/try"));
      await client.invalidateQueries({ queryKey: ["model", "calls"] });
    });
  return (
    <div className={styles.trial}>
      <Button loading={busy} onClick={attempt} title={t("desk-model.tryHint")}>
        {t("desk-model.try")}
      </Button>
      {trial && (
        <Alert
          type={trial.outcome === "answered" ? "success" : "error"}
          showIcon
          role="status"
          title={`${t(`desk-model.advice.${trial.outcome}`)} ${t("desk-model.took", { ms: trial.ms })}`}
          description={trial.detail}
          style={{ overflowWrap: "anywhere" }}
        />
      )}
    </div>
  );
}
