import { useTranslation } from "react-i18next";
import type { RobotTurn } from "../../../../shared/contract/robot.ts";

/** What a language model did for a turn, and what of it was not said. */
export function ByModel({ model }: { model: NonNullable<RobotTurn["model"]> }) {
  const { t, i18n } = useTranslation();
  const did = [
    ...(model.understood ? [t("desk-model.turn.understood")] : []),
    ...(model.phrased ? [t("desk-model.turn.phrased")] : []),
  ];
  const ended = i18n.exists(`desk-model.outcomes.${model.outcome}`)
    ? t(`desk-model.outcomes.${model.outcome}`)
    : t("desk-model.turn.moved");
  return (
    <>
      <p>
        <b>{t("desk-model.turn.title")}</b> –{" "}
        {model.outcome === "answered" ? did.join(" · ") || t("desk-model.turn.nothing") : ended}
      </p>
      {model.dropped.length > 0 && (
        <details>
          <summary>{t("desk-model.turn.dropped", { count: model.dropped.length })}</summary>
          <ul>
            {model.dropped.map(({ text, fault }, place) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the list never changes
              <li key={place} style={{ overflowWrap: "anywhere" }}>
                {text} <small>({t(`desk-model.faults.${fault}`)})</small>
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}
