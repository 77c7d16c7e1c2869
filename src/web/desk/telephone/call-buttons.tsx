import { Button, type ButtonProps } from "antd";
import { lazy, Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import type { CallView } from "../../../shared/contract/calls.ts";
import { api } from "../../lib/api.ts";
import { useHotkey } from "../../lib/hotkeys.ts";
import styles from "./telephone.module.css";
import { useCallAction } from "./use-call-action.ts";

const TransferDialog = lazy(async () => ({ default: (await import("./transfer-dialog.tsx")).TransferDialog }));

/** What rings is picked up at the telephone itself, and wrapping up has a form of its own. */
type Act = Exclude<CallView["may"][number], "answer" | "take" | "wrap-up">;

/** In the order in which they stand, each with its key. */
const acts: readonly { act: Act; keys: string; look?: Pick<ButtonProps, "type" | "danger"> }[] = [
  { act: "decline", keys: "v d" },
  { act: "hold", keys: "v h" },
  { act: "resume", keys: "v h", look: { type: "primary" } },
  { act: "transfer", keys: "v t" },
  { act: "cancel-transfer", keys: "v t" },
  { act: "hang-up", keys: "v e", look: { danger: true } },
];

/** What may be done with a call now, and nothing else. */
export function CallButtons({ call }: { call: CallView }) {
  const { busy, act: run } = useCallAction();
  const [transferring, setTransferring] = useState(false);
  const params = { id: call.id };
  const verbs: Record<Act, () => void> = {
    decline: () => void run(() => api.post("/api/v1/calls/:id/decline", { params })),
    hold: () => void run(() => api.post("/api/v1/calls/:id/hold", { params })),
    resume: () => void run(() => api.post("/api/v1/calls/:id/resume", { params })),
    transfer: () => setTransferring(true),
    "cancel-transfer": () => void run(() => api.post("/api/v1/calls/:id/cancel-transfer", { params })),
    "hang-up": () => void run(() => api.post("/api/v1/calls/:id/hang-up", { params })),
  };
  return (
    <div className={styles.buttons}>
      {acts
        .filter(({ act }) => call.may.includes(act))
        .map(({ act, keys, look }) => (
          <CallButton key={act} act={act} keys={keys} look={look} disabled={busy} onClick={verbs[act]} />
        ))}
      <Suspense>{transferring && <TransferDialog call={call} onClose={() => setTransferring(false)} />}</Suspense>
    </div>
  );
}

function CallButton(props: {
  act: Act;
  keys: string;
  look: Pick<ButtonProps, "type" | "danger"> | undefined;
  disabled: boolean;
  onClick: () => void;
}) {
  const { t } = useTranslation();
  const { act, keys, look, disabled, onClick } = props;
  const label = `desk-telephone.acts.${act}`;
  useHotkey({ keys, label, group: "desk-telephone.keys.group" }, onClick, !disabled);
  return (
    <Button size="small" {...look} disabled={disabled} onClick={onClick} title={keys}>
      {t(label)}
    </Button>
  );
}
