import { Link } from "@tanstack/react-router";
import { Button, type FormInstance, InputNumber, Select } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { DryRun, RuleTest, SaveRule } from "../../../../../shared/contract/rules.ts";
import { api } from "../../../../lib/api.ts";
import { useClock } from "../../../../lib/time.ts";
import { StateMark } from "../../../../ui/state-mark.tsx";
import { useAction } from "../../../../ui/use-action.ts";
import { type RuleValues, toRule } from "./rule-values.ts";
import styles from "./rules.module.css";
import { useRuleWords } from "./use-rule-words.ts";

const days = [1, 7, 14, 30];

type Result = { rule: SaveRule; dry?: DryRun; test?: RuleTest };

/** Tries the rule as it stands in the form: on the last days, or on one case. Nothing is done. */
export function RuleTrial({ form }: { form: FormInstance<RuleValues> }) {
  const { t } = useTranslation();
  const { busy, run } = useAction();
  const [back, setBack] = useState(7);
  const [caseId, setCaseId] = useState<number | null>(null);
  const [result, setResult] = useState<Result | null>(null);
  const ruleNow = async () => {
    await form.validateFields();
    return toRule({ ...form.getFieldsValue(true), name: form.getFieldValue("name") || t("desk-rules.title") });
  };
  const attempt = async (ask: (rule: SaveRule) => Promise<Result>) => {
    // What is missing stands at its field.
    const rule = await ruleNow().catch(() => null);
    if (rule) await run(async () => setResult(await ask(rule)));
  };
  return (
    <>
      <div className={styles.trial}>
        <Select
          value={back}
          onChange={setBack}
          options={days.map((value) => ({ value, label: t("desk-rules.trial.days", { count: value }) }))}
          aria-label={t("desk-rules.trial.back")}
        />
        <Button
          loading={busy}
          onClick={() =>
            attempt(async (rule) => ({
              rule,
              dry: await api.post("/api/v1/rules/dry-run", { body: { rule, days: back } }),
            }))
          }
        >
          {t("desk-rules.trial.run")}
        </Button>
      </div>
      <div className={styles.trial}>
        <InputNumber
          value={caseId}
          onChange={setCaseId}
          min={1}
          precision={0}
          prefix="#"
          placeholder={t("desk-rules.trial.case")}
          aria-label={t("desk-rules.trial.case")}
        />
        <Button
          loading={busy}
          disabled={caseId === null}
          onClick={() =>
            attempt(async (rule) => ({
              rule,
              test: await api.post("/api/v1/rules/test", { body: { rule, caseId: caseId! } }),
            }))
          }
        >
          {t("desk-rules.trial.test")}
        </Button>
      </div>
      <div role="status">
        {result?.dry && <DryResult rule={result.rule} dry={result.dry} />}
        {result?.test && <TestResult rule={result.rule} test={result.test} />}
      </div>
    </>
  );
}

function DryResult({ rule, dry }: { rule: SaveRule; dry: DryRun }) {
  const { t } = useTranslation();
  const clock = useClock();
  return (
    <>
      <p>
        <b>{t("desk-rules.trial.fired", { count: dry.fired })}</b>{" "}
        <span className={styles.soft}>
          {t(dry.complete ? "desk-rules.trial.looked" : "desk-rules.trial.lookedNewest", { count: dry.looked })}
        </span>
      </p>
      {dry.fired > 0 && <Would rule={rule} />}
      <ul className={styles.results}>
        {dry.cases.map((hit) => (
          <li key={`${hit.case.id} ${hit.at} ${hit.event}`}>
            <time dateTime={hit.at}>{clock.dateTime(hit.at)}</time>
            <CaseLink about={hit.case} />
            {hit.event && <span className={styles.soft}>{t(`desk-rules.event.${hit.event}`)}</span>}
          </li>
        ))}
      </ul>
    </>
  );
}

function TestResult({ rule, test }: { rule: SaveRule; test: RuleTest }) {
  const { t } = useTranslation();
  const clock = useClock();
  const words = useRuleWords();
  const fires = test.firesAt ? t("desk-rules.trial.firesAt", { time: clock.dateTime(test.firesAt) }) : "";
  return (
    <>
      <p>
        <CaseLink about={test.case} />{" "}
        <StateMark tone={test.fits ? "good" : "idle"}>
          {t(`desk-rules.trial.${test.applies ? (test.fits ? "fits" : "fitsNot") : "left"}`)}
        </StateMark>{" "}
        {fires}
      </p>
      <ul className={styles.results}>
        {test.conditions.map(({ query, holds }) => (
          <li key={query}>
            <StateMark tone={holds ? "good" : "problem"}>
              {t(holds ? "desk-rules.trial.holds" : "desk-rules.trial.holdsNot")}
            </StateMark>
            {words.conditions(query)}
          </li>
        ))}
      </ul>
      {test.fits && <Would rule={rule} />}
    </>
  );
}

/** What would have been done. */
function Would({ rule }: { rule: SaveRule }) {
  const { t } = useTranslation();
  const words = useRuleWords();
  return (
    <p className={styles.soft}>
      {t("desk-rules.trial.would")} {rule.actions.map(words.action).join(" · ")}
    </p>
  );
}

function CaseLink({ about }: { about: { id: number; subject: string } }) {
  return (
    <Link to="/cases/$caseId" params={{ caseId: String(about.id) }}>
      #{about.id} {about.subject}
    </Link>
  );
}
