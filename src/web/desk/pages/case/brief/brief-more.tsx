import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { Tried } from "../../../../../shared/contract/brief.ts";
import type { CaseBrief } from "../../../../../shared/contract/cases.ts";
import { useChannelWord } from "../../../../lib/channel-word.ts";
import { useClock } from "../../../../lib/time.ts";
import { useTermsText } from "../side/complaint/use-terms-text.ts";

/** What they want, what was tried, their last words, and those that made it serious: as far as there is any of it. */
export function BriefMore({ brief: { more, lastHeard } }: { brief: CaseBrief }) {
  const { t } = useTranslation();
  const clock = useClock();
  const channel = useChannelWord();
  const terms = useTermsText();
  const { wants, tried, mood } = more;
  const triedWords = ({ what, terms: given }: Tried) => {
    const words = given ? terms(given) : "";
    if (what === "offered") return t("desk-brief.tried.offered", { words });
    if (what === "given") return t("desk-brief.tried.given", { words });
    if (what === "declined") return t("desk-brief.tried.declined");
    return what === "apologised" ? t("desk-brief.tried.apologised") : t("desk-brief.tried.called");
  };
  return (
    <>
      {wants && (
        <Line name={t("desk-brief.wants")}>
          <b>{wants.terms ? terms(wants.terms) : t("desk-brief.something")}</b>
          {wants.words && ` “${wants.words}”`}
        </Line>
      )}
      {tried.length > 0 && (
        <Line name={t("desk-brief.tried.title")}>
          {tried.map((one) => (
            <span key={`${one.what}-${one.at}`}>
              {triedWords(one)} <small>{[clock.dateTime(one.at), one.by].filter(Boolean).join(", ")}</small>
            </span>
          ))}
        </Line>
      )}
      {lastHeard && (
        <Line name={t("desk-brief.lastHeard")}>
          {t("desk-brief.heard", {
            channel: channel(lastHeard.channel),
            time: clock.dateTime(lastHeard.at),
            words: lastHeard.words,
          })}
        </Line>
      )}
      {mood && <Line name={t("desk-brief.mood")}>“{mood}”</Line>}
    </>
  );
}

function Line({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
