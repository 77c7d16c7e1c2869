import { Alert, Button, Input } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { SeverityRuleset, TriedSeverity } from "../../../../../shared/contract/complaints.ts";
import { api } from "../../../../lib/api.ts";
import { errorText, nameIn } from "../../../../lib/i18n.ts";
import { SeverityMark } from "../../../../ui/severity-mark.tsx";
import styles from "./severity.module.css";

/** What the rules, as they stand in the form, would say to a text. */
export function RuleTester({ ruleset }: { ruleset: () => SeverityRuleset }) {
  const { t, i18n } = useTranslation();
  const [text, setText] = useState("");
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const [result, setResult] = useState<(TriedSeverity & { names: Map<string, string> }) | null>(null);
  const ask = async () => {
    setBusy(true);
    setProblem(null);
    try {
      const rules = ruleset();
      const tried = await api.post("/api/v1/severity-rules/try", { body: { ruleset: rules, text } });
      setResult({ ...tried, names: new Map(rules.rules.map(({ key, names }) => [key, nameIn(names, i18n.language)])) });
    } catch (error) {
      setResult(null);
      setProblem(errorText(error));
    } finally {
      setBusy(false);
    }
  };
  return (
    <div className={styles.tester}>
      <Input.TextArea
        value={text}
        onChange={({ target }) => setText(target.value)}
        aria-label={t("desk-complaint.rules.tryText")}
        placeholder={t("desk-complaint.rules.tryText")}
        autoSize={{ minRows: 3, maxRows: 10 }}
        maxLength={20_000}
      />
      <Button onClick={ask} loading={busy} disabled={text.trim() === ""}>
        {t("desk-complaint.rules.try")}
      </Button>
      <div aria-live="polite">
        {problem && <Alert type="error" title={problem} showIcon />}
        {result && (
          <>
            <p>
              <SeverityMark severity={result.severity} always />{" "}
              {t("desk-complaint.rules.result", {
                level: t(`complaints.severity.${result.severity}`),
                count: result.points,
              })}{" "}
              {result.complaint && t("desk-complaint.rules.isComplaint")}
            </p>
            <ul>
              {result.hits.map(({ rule, points, matched }) => (
                <li key={rule}>
                  {result.names.get(rule)} +{points} {matched && <q>{matched}</q>}
                </li>
              ))}
            </ul>
            {result.hits.length === 0 && <p>{t("desk-complaint.rules.noHits")}</p>}
          </>
        )}
      </div>
    </div>
  );
}
