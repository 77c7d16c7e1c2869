import { Button } from "antd";
import { useTranslation } from "react-i18next";
import type { ReplyWay } from "../../../../../shared/contract/conversations.ts";
import { useChannelWord } from "../../../../lib/channel-word.ts";
import { useClock } from "../../../../lib/time.ts";
import styles from "./composer.module.css";
import { Told } from "./told.tsx";
import type { Fit } from "./ways.ts";

/** What the channel still allows, and what it would make of the words as they stand. */
export function WayNotice(props: {
  way: ReplyWay;
  fit: Fit;
  files: number;
  others: number;
  /** opens the templates, where the way knows any and none is chosen */
  onTemplate?: () => void;
}) {
  const { way, fit, files, others } = props;
  const { t } = useTranslation();
  const channelWord = useChannelWord();
  const clock = useClock();
  const { session, maxLength } = way;
  const channel = channelWord(way.channel);
  const closes = session?.closesAt ? clock.dateTime(session.closesAt) : "";
  const lines = [
    way.public && t("desk-composer.way.public", { channel }),
    session?.open &&
      session.left !== null &&
      t("desk-composer.way.left", { channel, count: session.left, time: closes }),
    session?.open && session.left === null && t("desk-composer.way.until", { channel, time: closes }),
    files > 0 && way.filesAsLinks && t("desk-composer.way.links", { channel }),
    fit.problem === null && fit.parts > 1 && t("desk-composer.way.parts", { count: fit.parts }),
  ].filter((line) => typeof line === "string");
  const problem =
    fit.problem === "session"
      ? [
          t(session?.open ? "desk-composer.way.tooMany" : "desk-composer.way.over", { channel }),
          others > 0 || !props.onTemplate
            ? t(others > 0 ? "desk-composer.way.choose" : "desk-composer.way.noOther")
            : "",
        ].join(" ")
      : fit.problem &&
        t(`desk-composer.way.${fit.problem}`, {
          channel,
          limit: maxLength && way.lengthInBytes ? Math.floor(maxLength / 3) : maxLength,
        });
  if (lines.length === 0 && !problem) return null;
  return (
    <Told>
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
      {problem && (
        <li className={styles.refused}>
          {problem}{" "}
          {fit.problem === "session" && props.onTemplate && (
            <Button size="small" onClick={props.onTemplate}>
              {t("desk-template.choose")}
            </Button>
          )}
        </li>
      )}
    </Told>
  );
}
