import { PlayCircleOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { CallView } from "../../../shared/contract/calls.ts";
import { spokenTime } from "../../lib/spoken-time.ts";
import styles from "./call-card.module.css";

type Recording = CallView["recordings"][number];

/** A recording: fetched only when somebody presses to hear it, as who listens is written down. */
export function RecordingPlayer({ recording }: { recording: Recording }) {
  const { t } = useTranslation();
  const [playing, setPlaying] = useState(false);
  const [failed, setFailed] = useState(false);
  const length = recording.seconds === null ? "" : spokenTime(recording.seconds);
  const name = t(`desk-telephone.recording.${recording.kind}`, { length });
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
