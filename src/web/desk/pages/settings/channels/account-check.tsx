import { Alert, Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Static } from "typebox";
import type { ChannelCheck, SaveChannelAccount } from "../../../../../shared/contract/channels.ts";
import { api } from "../../../../lib/api.ts";
import { isApiError } from "../../../../lib/api-error.ts";
import { errorText } from "../../../../lib/i18n.ts";
import { FormSection } from "../../../../ui/edit-form.tsx";
import { StateMark } from "../../../../ui/state-mark.tsx";
import styles from "./channels.module.css";

/** Tries what stands in the form against the provider, step by step, without saving it. */
export function AccountCheck(props: { id?: number; body: () => Promise<SaveChannelAccount> }) {
  const { t, i18n } = useTranslation();
  const [busy, setBusy] = useState(false);
  const [result, setResult] = useState<Static<typeof ChannelCheck> | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const check = async () => {
    setBusy(true);
    setProblem(null);
    setResult(null);
    try {
      const body = { ...(await props.body()), id: props.id };
      setResult(await api.post("/api/v1/channel-accounts/check", { body }));
    } catch (error) {
      // A form that lacks something marks its fields by itself.
      setProblem(isApiError(error) ? errorText(error) : t("desk-forms.someFields"));
    } finally {
      setBusy(false);
    }
  };
  const nameOf = (step: string) => {
    const key = `channels.steps.${step}`;
    return i18n.exists(key) ? t(key) : step;
  };
  return (
    <FormSection title={t("desk-channels.check.title")} hint={t("desk-channels.check.hint")}>
      <Button onClick={check} loading={busy}>
        {t("desk-channels.check.run")}
      </Button>
      <div aria-live="polite" className={styles.check}>
        {problem && <Alert type="error" showIcon title={problem} />}
        {result?.steps.length === 0 && <p>{t("desk-channels.check.nothing")}</p>}
        <ol>
          {result?.steps.map((step) => (
            <li key={step.name + step.detail}>
              <StateMark tone={step.ok ? "good" : "problem"}>
                {nameOf(step.name)}: {t(step.ok ? "desk-channels.check.works" : "desk-channels.check.fails")}
              </StateMark>
              {step.detail && <small>{step.detail}</small>}
            </li>
          ))}
        </ol>
      </div>
    </FormSection>
  );
}
