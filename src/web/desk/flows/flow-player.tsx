import { Button, Input } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { FlowTurn } from "../../../shared/contract/flows.ts";
import { PlainText } from "../../ui/plain-text.tsx";
import styles from "./flow-player.module.css";

type Turn = Pick<FlowTurn, "says" | "ask" | "wrong" | "end" | "stepNo">;

/** One turn of a flow: what is said, and the answer as buttons or a field. */
export function FlowPlayer(props: {
  turn: Turn;
  busy?: boolean;
  onAnswer: (value: string) => void;
  onBack: (() => void) | null;
}) {
  const { t } = useTranslation();
  const { turn, busy = false, onAnswer } = props;
  const { ask } = turn;
  return (
    <div className={styles.player}>
      <div className={styles.says} aria-live="polite">
        {turn.says.map(({ text, picture }, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: what is said has no other name than its place
          <div key={`${turn.stepNo} ${at}`}>
            <PlainText text={text} />
            {picture && <img src={picture} alt="" />}
          </div>
        ))}
      </div>
      {turn.wrong && (
        <p className={styles.wrong} role="alert">
          {turn.wrong}
        </p>
      )}
      {ask && ask.options.length > 0 && (
        <div className={styles.options}>
          {ask.options.map(({ value, label }) => (
            <Button key={value} disabled={busy} onClick={() => onAnswer(value)}>
              {label}
            </Button>
          ))}
        </div>
      )}
      {ask && (ask.options.length === 0 || ask.kind === "order_number") && (
        <TypedAnswer key={turn.stepNo} kind={ask.kind} busy={busy} onAnswer={onAnswer} />
      )}
      <div className={styles.ways}>
        {ask?.optional && (
          <Button size="small" disabled={busy} onClick={() => onAnswer("")}>
            {t("desk-flows.player.skip")}
          </Button>
        )}
        {props.onBack && (
          <Button size="small" disabled={busy} onClick={props.onBack}>
            {t("desk-flows.player.back")}
          </Button>
        )}
      </div>
      {turn.end && (
        <p className={styles.end} role="status">
          {t(`desk-flows.outcome.${turn.end}`)}
        </p>
      )}
    </div>
  );
}

function TypedAnswer(props: { kind: string; busy: boolean; onAnswer: (value: string) => void }) {
  const { t } = useTranslation();
  const [value, setValue] = useState("");
  const hint = t(props.kind === "photo" ? "desk-flows.player.photo" : "desk-flows.player.answer");
  return (
    <form
      className={styles.typed}
      onSubmit={(event) => {
        event.preventDefault();
        props.onAnswer(value);
      }}
    >
      <Input value={value} placeholder={hint} aria-label={hint} onChange={({ target }) => setValue(target.value)} />
      <Button htmlType="submit" type="primary" disabled={props.busy}>
        {t("desk-flows.player.next")}
      </Button>
    </form>
  );
}
