import { PlayCircleOutlined } from "@ant-design/icons";
import { useQueryClient } from "@tanstack/react-query";
import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { CallView } from "../../../shared/contract/calls.ts";
import { api } from "../../lib/api.ts";
import { spokenTime } from "../../lib/spoken-time.ts";
import { useAction } from "../../ui/use-action.ts";
import styles from "./call-card.module.css";

type Recording = CallView["recordings"][number];

/** A recording: fetched only when somebody presses to hear it, as who listens is written down. */
export function RecordingPlayer({ callId, recording }: { callId: number; recording: Recording }) {
  const { t } = useTranslation();
  const [playing, setPlaying] = useState(false);
  const [failed, setFailed] = useState(false);
  const length = recording.seconds === null ? "" : spokenTime(recording.seconds);
  const name = t(`desk-telephone.recording.${recording.kind}`, { length }).trim();
  if (recording.state === "failed" && recording.mayPlay) {
    return <Lost callId={callId} recording={recording} name={name} />;
  }
  if (recording.url === null || !recording.mayPlay || failed) {
    const why =
      failed || recording.state === "failed" ? "failed" : recording.state === "pending" ? "pending" : "barred";
    return (
      <p className={styles.recording}>
        {name} · <span role={failed ? "alert" : undefined}>{t(`desk-telephone.recording.why.${why}`)}</span>
      </p>
    );
  }
  if (!playing) {
    return (
      <p className={styles.recording}>
        <Button size="small" icon={<PlayCircleOutlined aria-hidden="true" />} onClick={() => setPlaying(true)}>
          {name}
        </Button>
      </p>
    );
  }
  return (
    <p className={styles.recording}>
      {/* biome-ignore lint/a11y/useMediaCaption: nobody has written down what was said */}
      <audio controls autoPlay src={recording.url} aria-label={name} onError={() => setFailed(true)} />
    </p>
  );
}

/** One that the exchange did not give us for a day: why, and having it asked for once more. */
function Lost({ callId, recording, name }: { callId: number; recording: Recording; name: string }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const { busy, run } = useAction();
  const { number, problem } = recording;
  const again = async () => {
    const params = { id: callId, number };
    await api.post("/api/v1/calls/:id/recordings/:number/fetch", { params });
    await Promise.all(["case", "customer", "calls"].map((key) => client.invalidateQueries({ queryKey: [key] })));
  };
  return (
    <p className={styles.recording}>
      {name} · {t("desk-telephone.recording.why.failed")}
      {problem && (
        <>
          {" · "}
          {t(`desk-telephone.recording.problem.${problem.reason}`)}
          {problem.words && <small className={styles.words}>{problem.words}</small>}
          <Button size="small" loading={busy} onClick={() => void run(again)}>
            {t("desk-telephone.recording.again")}
          </Button>
        </>
      )}
    </p>
  );
}
