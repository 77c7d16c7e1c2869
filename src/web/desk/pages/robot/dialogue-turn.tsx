import { useQueryClient } from "@tanstack/react-query";
import { Button, InputNumber } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { JudgeTurn, RobotTurn } from "../../../../shared/contract/robot.ts";
import { api } from "../../../lib/api.ts";
import { useClock } from "../../../lib/time.ts";
import { useAction } from "../../../ui/use-action.ts";
import { ByModel } from "./by-model.tsx";
import styles from "./robot.module.css";

/** One turn, and the reviewer's word on it. */
export function DialogueTurn({ turn, queryKey }: { turn: RobotTurn; queryKey: readonly unknown[] }) {
  const { t, i18n } = useTranslation();
  const clock = useClock();
  const percent = new Intl.NumberFormat(i18n.language, { style: "percent" });
  const why = i18n.exists(`desk-robot.why.${turn.reason}`)
    ? t(`desk-robot.why.${turn.reason}`)
    : t(`robot.reasons.${turn.reason}`);
  return (
    <li className={styles.turn}>
      <p className={styles.asked}>
        <b>{t("desk-robot.dialogue.asked")}</b> <time dateTime={turn.at}>{clock.dateTime(turn.at)}</time>
        <span>{turn.asked}</span>
      </p>
      <p className={styles.said}>
        <b>{t("desk-robot.dialogue.said", { name: turn.settings.name })}</b>
        <span>{turn.said}</span>
      </p>
      <div className={styles.did}>
        <p>
          <b>{t(`robot.moves.${turn.move}`)}</b> – {why}
        </p>
        {turn.found.length > 0 && (
          <table>
            <caption className="kw-visually-hidden">{t("desk-robot.dialogue.found")}</caption>
            <thead>
              <tr>
                <th scope="col">{t("desk-robot.dialogue.article")}</th>
                <th scope="col">{t("desk-robot.dialogue.sureness")}</th>
              </tr>
            </thead>
            <tbody>
              {turn.found.map((found) => (
                <tr key={found.articleId}>
                  <td>
                    {found.title} {found.shown && <small>({t("desk-robot.dialogue.shown")})</small>}
                  </td>
                  <td>{found.sureness === null ? "–" : percent.format(found.sureness)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
        {turn.model && <ByModel model={turn.model} />}
        <Verdict turn={turn} queryKey={queryKey} />
      </div>
    </li>
  );
}

function Verdict({ turn, queryKey }: { turn: RobotTurn; queryKey: readonly unknown[] }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const { run, busy } = useAction();
  const [article, setArticle] = useState<number | null>(turn.rightArticleId);
  const judge = (body: JudgeTurn) =>
    run(async () => {
      client.setQueryData(
        queryKey,
        await api.put("/api/v1/robot/turns/:id/verdict", { params: { id: turn.id }, body }),
      );
      void client.invalidateQueries({ queryKey: ["robot", "report"] });
    });
  if (turn.verdict === null) {
    return (
      <p className={styles.verdict}>
        <Button size="small" loading={busy} onClick={() => judge({ verdict: "right" })}>
          {t("desk-robot.dialogue.right")}
        </Button>
        <Button size="small" loading={busy} onClick={() => judge({ verdict: "wrong" })}>
          {t("desk-robot.dialogue.wrong")}
        </Button>
      </p>
    );
  }
  return (
    <div className={styles.verdict}>
      <b className={turn.verdict === "wrong" ? styles.wrong : styles.right}>
        {t(`desk-robot.dialogue.${turn.verdict}`)}
      </b>
      {turn.judgedBy && <small>{t("desk-robot.dialogue.judgedBy", { name: turn.judgedBy.name })}</small>}
      {turn.verdict === "wrong" && (
        <>
          <label htmlFor={`article-${turn.id}`}>{t("desk-robot.dialogue.rightArticle")}</label>
          <InputNumber
            id={`article-${turn.id}`}
            size="small"
            min={1}
            precision={0}
            value={article}
            onChange={(value) => setArticle(value)}
          />
          <Button
            size="small"
            loading={busy}
            disabled={article === turn.rightArticleId}
            onClick={() => judge({ verdict: "wrong", rightArticleId: article })}
          >
            {t("desk-robot.dialogue.save")}
          </Button>
        </>
      )}
      <Button size="small" type="text" loading={busy} onClick={() => judge({ verdict: null })}>
        {t("desk-robot.dialogue.undo")}
      </Button>
    </div>
  );
}
