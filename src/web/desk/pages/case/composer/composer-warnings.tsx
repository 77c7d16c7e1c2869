import { useInfiniteQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import type { CaseView } from "../../../../../shared/contract/cases.ts";
import { messagesQuery } from "../../../../lib/case-queries.ts";
import { useMe } from "../../../../lib/session.ts";
import type { Viewers } from "../use-presence.ts";
import { Told } from "./told.tsx";

/** What one should know before sending: somebody else is at it, somebody has answered, nothing leaves yet. */
export function ComposerWarnings(props: {
  view: CaseView;
  others: Viewers;
  isNote: boolean;
  since: string | null;
  canSend: boolean;
}) {
  const { t } = useTranslation();
  const me = useMe();
  const { view, since } = props;
  const newest = useInfiniteQuery(messagesQuery(view.id)).data?.pages[0]?.items ?? [];
  const answered =
    since === null
      ? undefined
      : newest.findLast(
          (message) => message.direction !== "note" && message.createdAt > since && message.author?.id !== me.id,
        );
  const typing = props.others.find(({ state }) => state === "typing");
  const warnings = [
    typing && t("desk-composer.warn.typing", { name: typing.staff.name }),
    answered &&
      t(answered.direction === "in" ? "desk-composer.warn.wrote" : "desk-composer.warn.answered", {
        name: answered.author?.name ?? answered.sender?.name ?? view.customer.name,
      }),
    !props.isNote && !props.canSend && t("desk-composer.warn.outbox"),
  ].filter((warning) => typeof warning === "string");
  return (
    <Told>
      {warnings.map((warning) => (
        <li key={warning}>{warning}</li>
      ))}
    </Told>
  );
}
