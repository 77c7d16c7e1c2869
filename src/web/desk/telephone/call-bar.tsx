import { DownOutlined, PhoneFilled, UpOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { CallView, Telephone } from "../../../shared/contract/calls.ts";
import { useHotkey } from "../../lib/hotkeys.ts";
import { CaseLink, CustomerLink } from "../links.tsx";
import { BrowserCall } from "./browser/browser-call.tsx";
import { CallButtons } from "./call-buttons.tsx";
import { CallClock, CallCountdown } from "./call-clock.tsx";
import { CallDetails } from "./call-details.tsx";
import { type CallPhase, phaseOf } from "./call-phase.ts";
import styles from "./telephone.module.css";
import { useCallerName } from "./use-caller-name.ts";

/** The call at my telephone: who it is, how it stands, what can be done with it, and below that what one needs to know. */
export function CallBar(props: {
  telephone: Telephone;
  call: CallView;
  /** hears whether a note has been typed and not saved */
  onUnsaved: (call: CallView, isUnsaved: boolean) => void;
}) {
  const { t } = useTranslation();
  const { telephone, call } = props;
  const phase = phaseOf(telephone, call);
  const [open, setOpen] = useState(true);
  const box = useRef<HTMLElement>(null);
  useShowAtWrapUp(phase, setOpen);
  const group = "desk-telephone.keys.group";
  useHotkey({ keys: "mod+j", label: "desk-telephone.keys.focus", group, whileTyping: true }, () => {
    setOpen(true);
    box.current?.focus();
  });
  useHotkey({ keys: "v o", label: "desk-telephone.keys.details", group }, () => setOpen((before) => !before));
  return (
    <section ref={box} tabIndex={-1} className={styles.bar} data-phase={phase} aria-label={t("desk-telephone.bar")}>
      <div className={styles.line}>
        <PhoneFilled aria-hidden="true" className={styles.icon} />
        <Caller call={call} />
        <State phase={phase} telephone={telephone} call={call} />
        {call.inBrowser && <BrowserCall call={call} phase={phase} />}
        {/* A call that I passed on goes on with somebody else: it is not mine to end any more. */}
        {phase !== "wrapUp" && phase !== "late" && <CallButtons call={call} />}
        <Button
          type="text"
          size="small"
          aria-expanded={open}
          icon={open ? <UpOutlined aria-hidden="true" /> : <DownOutlined aria-hidden="true" />}
          onClick={() => setOpen(!open)}
        >
          {t("desk-telephone.details")}
        </Button>
      </div>
      {/* Kept while it is folded away: somebody may have begun a note. */}
      <div hidden={!open}>
        {call.atTelephone && <p className={styles.note}>{t("desk-telephone.atTelephone")}</p>}
        <CallDetails call={call} phase={phase} onUnsaved={props.onUnsaved} />
      </div>
    </section>
  );
}

function Caller({ call }: { call: CallView }) {
  const nameOf = useCallerName();
  const name = nameOf(call);
  return (
    <div className={styles.caller}>
      <b>{call.customer ? <CustomerLink id={call.customer.id}>{name}</CustomerLink> : name}</b>
      {call.number !== null && call.number !== name && <span>{call.number}</span>}
      {call.caseId !== null && <CaseLink id={call.caseId} />}
    </div>
  );
}

function State({ phase, telephone, call }: { phase: CallPhase; telephone: Telephone; call: CallView }) {
  const { t } = useTranslation();
  // Who calls from the chat is answered here, and there is no exchange that would play music.
  const isSaidSo = call.inBrowser && (phase === "rings" || phase === "holds" || phase === "transfers");
  const to = call.transfer?.to?.name ?? call.transfer?.team?.name ?? "";
  const words = isSaidSo
    ? t(`desk-voice.phase.${phase}`, { to })
    : t(`desk-telephone.phase.${phase}`, { address: telephone.address, to });
  return (
    <div className={styles.state}>
      <span>{words}</span>
      {phase === "rings" && <CallClock since={call.queuedAt ?? call.startedAt} />}
      {(phase === "talks" || phase === "holds" || phase === "transfers") && (
        <CallClock since={call.answeredAt ?? call.startedAt} />
      )}
      {phase === "wrapUp" && telephone.wrapUpUntil && <CallCountdown until={telephone.wrapUpUntil} />}
      {phase === "rings" && call.transfer?.from && (
        <span>{t("desk-telephone.from", { name: call.transfer.from.name })}</span>
      )}
    </div>
  );
}

/** Whoever folded the details away while talking needs them again to wrap up. */
function useShowAtWrapUp(phase: CallPhase, setOpen: (open: boolean) => void): void {
  const before = useRef(phase);
  useEffect(() => {
    if (phase === "wrapUp" && before.current !== "wrapUp") setOpen(true);
    before.current = phase;
  }, [phase, setOpen]);
}
