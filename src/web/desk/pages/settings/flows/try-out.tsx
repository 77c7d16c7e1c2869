import { Button, Segmented } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Locale } from "../../../../../shared/contract/common.ts";
import type { FlowSpec } from "../../../../../shared/contract/flows.ts";
import {
  answerStep,
  canGoBack,
  type FlowState,
  goBack,
  settleAct,
  settleLookUp,
  startFlow,
  turnOf,
  wantsOf,
  wrongWords,
} from "../../../../../shared/flows/index.ts";
import { FlowPlayer } from "../../../flows/flow-player.tsx";
import styles from "./flows.module.css";

/** Walks the drawing as it is on the table, saved or not. Nothing is looked up and nothing is done by it. */
export function TryOut({ spec }: { spec: FlowSpec }) {
  const { t, i18n } = useTranslation();
  const [locale, setLocale] = useState(i18n.language as Locale);
  const [state, setState] = useState<FlowState>(() => past(spec, startFlow(spec)));
  const [wrong, setWrong] = useState<string | null>(null);
  const wants = wantsOf(spec, state);
  const go = (next: FlowState) => {
    setWrong(null);
    setState(past(spec, next));
  };
  const words = { solved: t("flows.solved.question"), yes: t("flows.solved.yes"), no: t("flows.solved.no") };
  const turn = turnOf(spec, state, locale, words);
  const answer = (value: string) => {
    const { state: next, taken } = answerStep(spec, state, { value, told: true }, new Date().toISOString());
    if (taken) return go(next);
    setState(next);
    setWrong(wrongWords(spec, state, locale) || t(`flows.wrong.${turn.ask?.kind ?? "text"}`));
  };
  return (
    <div className={styles.try}>
      <div className={styles.tools}>
        <Segmented
          value={locale}
          onChange={setLocale}
          options={[
            { value: "zh-CN", label: "中文" },
            { value: "en", label: "English" },
          ]}
        />
        <Button size="small" onClick={() => go(startFlow(spec))}>
          {t("desk-flows.try.again")}
        </Button>
      </div>
      <FlowPlayer
        turn={{ ...turn, stepNo: state.stepNo, wrong, end: state.end }}
        onAnswer={answer}
        onBack={canGoBack(state) ? () => go(goBack(state)) : null}
      />
      {wants.what === "look_up" && (
        <div className={styles.tools}>
          <span>
            {t("desk-flows.try.lookUp", { port: t(`desk-flows.port.${wants.port}`, { defaultValue: wants.port }) })}
          </span>
          {[true, false].map((found) => (
            <Button
              key={String(found)}
              size="small"
              onClick={() => go(settleLookUp(spec, state, { found, facts: {} }))}
            >
              {t(found ? "desk-flows.way.found" : "desk-flows.way.notFound")}
            </Button>
          ))}
        </div>
      )}
    </div>
  );
}

/** Acts are passed over: they would be done in a case, and there is none. */
function past(spec: FlowSpec, state: FlowState): FlowState {
  let now = state;
  for (let count = 0; count < 50 && wantsOf(spec, now).what === "act"; count++) now = settleAct(spec, now, false);
  return now;
}
