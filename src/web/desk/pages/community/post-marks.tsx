import { useTranslation } from "react-i18next";
import { StateMark } from "../../../ui/state-mark.tsx";

/** How a post stands, in words. */
export function PostMarks({
  post,
}: {
  post: {
    state: string;
    heldFor?: string | null;
    locked?: boolean;
    solved?: boolean;
    official?: boolean;
    accepted?: boolean;
  };
}) {
  const { t } = useTranslation();
  return (
    <>
      {post.state === "held" && (
        <StateMark tone="waiting">
          {post.heldFor ? t(`desk-community.heldFor.${post.heldFor}`) : t("desk-community.states.held")}
        </StateMark>
      )}
      {post.state === "hidden" && <StateMark tone="idle">{t("desk-community.states.hidden")}</StateMark>}
      {post.locked && <StateMark tone="idle">{t("desk-community.states.locked")}</StateMark>}
      {(post.solved || post.accepted) && <StateMark tone="good">{t("desk-community.states.solved")}</StateMark>}
      {post.official && (
        <StateMark tone="good">
          {t(post.accepted === undefined ? "desk-community.states.official" : "community.official")}
        </StateMark>
      )}
    </>
  );
}
