import { AudioMutedOutlined, AudioOutlined, PhoneFilled } from "@ant-design/icons";
import { Button } from "antd";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import type { CallView } from "../../../../shared/contract/calls.ts";
import { useHotkey } from "../../../lib/hotkeys.ts";
import type { CallPhase } from "../call-phase.ts";
import { useCallAction } from "../use-call-action.ts";
import { AgentCall, type Shown } from "./agent-call.ts";
import styles from "./browser-call.module.css";
import { useRingTone } from "./use-ring-tone.ts";

/** What a call from the chat has besides others: it is answered and spoken here. */
export function BrowserCall({ call, phase }: { call: CallView; phase: CallPhase }) {
  const { t } = useTranslation();
  const [agent] = useState(() => new AgentCall(call.id));
  const [shown, setShown] = useState<Shown>(agent.shown);
  const { busy, act } = useCallAction();
  const goesOn = phase !== "wrapUp" && phase !== "late";
  useEffect(() => {
    agent.changed = setShown;
    return () => agent.close();
  }, [agent]);
  useEffect(() => {
    if (!goesOn) agent.close();
  }, [agent, goesOn]);
  const isHeld = phase === "holds" || phase === "transfers";
  useEffect(() => agent.hold(isHeld), [agent, isHeld]);
  const isOff = shown.stage === "off" || shown.stage === "no-microphone" || shown.stage === "not-here";
  const isElsewhere = shown.talk?.line?.isHere === false;
  useRingTone(phase === "rings" && isOff);
  const answers = goesOn && call.may.includes("answer") && (isOff || isElsewhere);
  const answer = () => void act(() => agent.answer());
  const isMuted = shown.talk?.microphone === "muted";
  const mutes = goesOn && shown.stage === "line" && shown.talk?.connection !== null && !isElsewhere;
  const mute = () => agent.mute(!isMuted);
  const group = "desk-telephone.keys.group";
  useHotkey({ keys: "v a", label: "desk-voice.answer", group }, answer, answers && !busy);
  useHotkey({ keys: "v m", label: "desk-voice.mute", group }, mute, mutes);
  if (!goesOn) return null;
  return (
    <div className={styles.browser}>
      {answers && (
        <Button
          type="primary"
          size="small"
          icon={<PhoneFilled aria-hidden="true" />}
          disabled={busy}
          onClick={answer}
          title="v a"
        >
          {t(phase === "rings" ? "desk-voice.answer" : "desk-voice.here")}
        </Button>
      )}
      {mutes && (
        <Button
          size="small"
          aria-pressed={isMuted}
          icon={isMuted ? <AudioMutedOutlined aria-hidden="true" /> : <AudioOutlined aria-hidden="true" />}
          onClick={mute}
          title="v m"
        >
          {t(isMuted ? "desk-voice.unmute" : "desk-voice.mute")}
        </Button>
      )}
      <Hints shown={shown} call={call} />
    </div>
  );
}

/** What is wrong with the line or a microphone, and whether it is recorded. */
function Hints({ shown: { stage, talk, recording }, call }: { shown: Shown; call: CallView }) {
  const { t } = useTranslation();
  const faults = [
    stage === "no-microphone" && "noMicrophone",
    stage === "not-here" && "notHere",
    talk?.line?.isHere === false && "elsewhere",
    stage === "line" && talk?.isCutOff && "cutOff",
    stage === "line" && talk?.connection === "lost" && "lost",
    talk?.microphone === "lost" && "lostMicrophone",
    talk?.theirMicrophone === "lost" && "theyLost",
    recording === "failed" && "recordingFailed",
  ].filter((key) => typeof key === "string");
  const notes = [
    stage === "microphone" && "microphone",
    stage === "line" && talk?.connection === "connecting" && "connecting",
    talk?.theirMicrophone === "muted" && "theyMuted",
    recording === "yes" ? "recorded" : call.mayRecord === false && "notRecorded",
  ].filter((key) => typeof key === "string");
  return (
    <>
      {faults.map((key) => (
        <span key={key} role="alert" className={styles.fault}>
          {t(`desk-voice.${key}`)}
        </span>
      ))}
      {notes.map((key) => (
        <span key={key} role="status" className={styles.note}>
          {t(`desk-voice.${key}`)}
        </span>
      ))}
    </>
  );
}
