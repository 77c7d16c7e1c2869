import { useNavigate } from "@tanstack/react-router";
import { Button } from "antd";
import { useTranslation } from "react-i18next";
import type { SearchState, VainSearch } from "../../../../shared/contract/help-searches.ts";
import { api } from "../../../lib/api.ts";
import { useCan } from "../../../lib/session.ts";
import { useAction } from "../../../ui/use-action.ts";
import styles from "./help-site.module.css";

/** What an editor can do about searches in vain: write what lacks, say what else it is called, or put them aside. */
export function SearchActs(props: { search: VainSearch; state: SearchState; onSettled: () => Promise<unknown> }) {
  const { t } = useTranslation();
  const can = useCan();
  const navigate = useNavigate();
  const { busy, run } = useAction();
  const { search, state, onSettled } = props;
  const words = [search.words, ...search.alike].slice(0, 200);
  const write = () =>
    run(async () => {
      const { articleId, locale } = await api.post("/api/v1/help/searches/write", {
        body: { words, locale: search.locale },
      });
      await onSettled();
      await navigate({
        to: "/knowledge/$articleId",
        params: { articleId: String(articleId) },
        search: { edit: "1", locale },
      });
    });
  const dismissed = state !== "dismissed";
  const dismiss = () =>
    run(
      async () => {
        await api.post("/api/v1/help/searches/dismiss", { body: { words, dismissed } });
        await onSettled();
      },
      t(dismissed ? "desk-help.searches.dismissed" : "desk-help.searches.reopened"),
    );
  return (
    <div className={styles.acts}>
      {can("knowledge:write") && (
        <Button size="small" loading={busy} onClick={() => void write()}>
          {t("desk-help.searches.write")}
        </Button>
      )}
      {can("knowledge:manage") && (
        <Button
          size="small"
          onClick={() => void navigate({ to: "/settings/synonyms", search: { word: search.words } })}
        >
          {t("desk-help.searches.synonym")}
        </Button>
      )}
      {can("knowledge:publish") && (
        <Button size="small" type="text" disabled={busy} onClick={() => void dismiss()}>
          {t(dismissed ? "desk-help.searches.dismiss" : "desk-help.searches.reopen")}
        </Button>
      )}
    </div>
  );
}
