import { useQueryClient } from "@tanstack/react-query";
import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { DeskPost, ModerationAct } from "../../../../shared/contract/community.ts";
import { api } from "../../../lib/api.ts";
import { useCan } from "../../../lib/session.ts";
import { useAction } from "../../../ui/use-action.ts";
import { BanDialog } from "./ban-dialog.tsx";
import styles from "./community.module.css";

/** What a moderator can do about a post now. */
export function actsOn(post: DeskPost, locked: boolean): ModerationAct[] {
  const acts: ModerationAct[] = [];
  if (post.state === "held") acts.push("approve", "hide");
  if (post.state === "visible") {
    if (post.reports.length > 0) acts.push("dismiss");
    acts.push("hide");
    if (post.author.badge && post.kind === "answer") acts.push(post.official ? "unofficial" : "official");
    if (post.kind === "question") acts.push(locked ? "unlock" : "lock");
  }
  if (post.state === "hidden") acts.push("restore");
  return acts;
}

export function PostActs({ post, locked }: { post: DeskPost; locked: boolean }) {
  const { t } = useTranslation();
  const can = useCan();
  const client = useQueryClient();
  const { busy, run } = useAction();
  const [banning, setBanning] = useState(false);
  if (!can("community:moderate")) return null;
  const refresh = () => client.invalidateQueries({ queryKey: ["community"] });
  const act = (name: ModerationAct) =>
    run(
      async () => {
        await api.post("/api/v1/community/posts/:id/moderate", { params: { id: post.id }, body: { act: name } });
        await refresh();
      },
      t(`desk-community.did.${name}`),
    );
  return (
    <div className={styles.acts}>
      {actsOn(post, locked).map((name) => (
        <Button key={name} size="small" loading={busy} danger={name === "hide"} onClick={() => void act(name)}>
          {t(`desk-community.act.${name}`)}
        </Button>
      ))}
      {post.member && !post.member.banned && (
        <Button size="small" danger type="text" onClick={() => setBanning(true)}>
          {t("desk-community.ban.do")}
        </Button>
      )}
      {banning && post.member && (
        <BanDialog member={post.member} onClose={() => setBanning(false)} onDone={() => void refresh()} />
      )}
    </div>
  );
}
