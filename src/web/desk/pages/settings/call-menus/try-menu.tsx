import { Button, Checkbox, Segmented } from "antd";
import { type KeyboardEvent, useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import type { CallMenu } from "../../../../../shared/contract/call-menus.ts";
import styles from "./call-menus.module.css";
import { KEYS } from "./keys-fields.tsx";
import { TrialTurn } from "./trial-turn.tsx";
import { useNodeTitle } from "./use-node-title.ts";
import { useTrial } from "./use-trial.ts";

const hours = ["now", "open", "closed"] as const;

/** A pretended call through the menu as it stands in the editor, saved or not: keys are pressed, and what is heard is read. */
export function TryMenu(props: { accountId: number; menu: CallMenu; onHeard: (node: string | null) => void }) {
  const { t } = useTranslation();
  const { accountId, menu, onHeard } = props;
  const trial = useTrial(accountId, menu);
  const { state, turns, typed, busy } = trial;
  const titleOf = useNodeTitle(menu);
  const end = useRef<HTMLDivElement>(null);
  const at = state?.node ?? null;
  useEffect(() => onHeard(at), [at, onHeard]);
  useEffect(() => () => onHeard(null), [onHeard]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each turn comes into sight
  useEffect(() => end.current?.scrollIntoView({ block: "nearest" }), [turns.length]);
  const waitsFor = state?.waitsFor ?? "end";
  const press = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || !KEYS.includes(event.key)) return;
    event.preventDefault();
    trial.press(event.key);
  };
  return (
    <section className={styles.trial} aria-label={t("desk-call-menus.try.title")}>
      <p className={styles.soft}>{t("desk-call-menus.try.hint")}</p>
      <div className={styles.trialBar}>
        <Segmented
          size="small"
          value={trial.hours}
          onChange={trial.setHours}
          aria-label={t("desk-call-menus.try.hours.label")}
          options={hours.map((value) => ({ value, label: t(`desk-call-menus.try.hours.${value}`) }))}
        />
        <Checkbox checked={trial.withheld} onChange={({ target }) => trial.setWithheld(target.checked)}>
          {t("desk-call-menus.try.withheld")}
        </Checkbox>
        <Button size="small" type={state ? "default" : "primary"} onClick={trial.begin} loading={busy}>
          {t(state ? "desk-call-menus.try.again" : "desk-call-menus.try.begin")}
        </Button>
      </div>
      <ol className={styles.turns} aria-live="polite">
        {turns.map((turn) => (
          <TrialTurn key={turn.number} turn={turn} />
        ))}
      </ol>
      <div ref={end} />
      {state && waitsFor === "end" && <p className={styles.soft}>{t("desk-call-menus.try.over")}</p>}
      {state && waitsFor !== "end" && (
        // biome-ignore lint/a11y/noStaticElementInteractions: digits of the keyboard are a shorter way to the keys below
        <div className={styles.phone} onKeyDown={press}>
          <p>
            {t(`desk-call-menus.try.waits.${waitsFor}`)} <b>{at && (titleOf(at).title || titleOf(at).kind)}</b>
          </p>
          <output className={styles.typed} aria-label={t("desk-call-menus.try.typed")}>
            {typed}
          </output>
          <div className={styles.pad}>
            {[..."123456789*0#"].map((key) => (
              <Button key={key} onClick={() => trial.press(key)} disabled={waitsFor === "recording"}>
                {key}
              </Button>
            ))}
          </div>
          <div className={styles.trialBar}>
            {waitsFor === "keys" && (
              <Button size="small" onClick={() => trial.send({ kind: "silence" })}>
                {t("desk-call-menus.try.silence")}
              </Button>
            )}
            {waitsFor === "queue" && (
              <Button size="small" onClick={() => trial.send({ kind: "waited-too-long" })}>
                {t("desk-call-menus.try.waitedTooLong")}
              </Button>
            )}
            {waitsFor === "recording" && (
              <Button size="small" onClick={() => trial.send({ kind: "recorded" })}>
                {t("desk-call-menus.try.recorded")}
              </Button>
            )}
          </div>
        </div>
      )}
    </section>
  );
}
