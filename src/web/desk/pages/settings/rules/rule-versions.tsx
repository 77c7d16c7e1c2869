import { useQueryClient } from "@tanstack/react-query";
import { Button } from "antd";
import { useTranslation } from "react-i18next";
import type { RuleVersion, RuleView } from "../../../../../shared/contract/rules.ts";
import { api } from "../../../../lib/api.ts";
import { useClock } from "../../../../lib/time.ts";
import { usePaged } from "../../../../lib/use-paged.ts";
import { useAction } from "../../../../ui/use-action.ts";
import styles from "./rules.module.css";
import { useRuleWords } from "./use-rule-words.ts";

/** The versions of a rule: who saved which when, what each changed, and the way back. */
export function RuleVersions({ rule, onRestored }: { rule: RuleView; onRestored: () => void }) {
  const { t } = useTranslation();
  const clock = useClock();
  const client = useQueryClient();
  const { busy, run } = useAction();
  const params = { id: rule.id };
  const list = usePaged(["rules", rule.id, "versions"], (cursor, signal) =>
    api.get("/api/v1/rules/:id/versions", { params, query: { cursor, limit: 20 }, signal }),
  );
  const restore = async (version: number) => {
    const done = t("desk-rules.history.restored", { version });
    const worked = await run(() => api.post("/api/v1/rules/:id/restore", { params, body: { version } }), done);
    await client.invalidateQueries({ queryKey: ["rules"] });
    if (worked) onRestored();
  };
  return (
    <section className={styles.history}>
      <h2>{t("desk-rules.history.title")}</h2>
      <ol className={styles.versions}>
        {list.rows.map((version, index) => (
          <li key={version.version}>
            <header>
              <b>{t("desk-rules.history.version", { version: version.version })}</b>
              <span className={styles.soft}>
                {version.savedBy?.name ?? t("desk-rules.history.somebody")} · {clock.dateTime(version.savedAt)}
                {version.restoredFrom !== null &&
                  ` · ${t("desk-rules.history.from", { version: version.restoredFrom })}`}
              </span>
              {version.version !== rule.version && (
                <Button size="small" loading={busy} onClick={() => restore(version.version)}>
                  {t("desk-rules.history.restore", { version: version.version })}
                </Button>
              )}
            </header>
            <Difference now={version} before={list.rows[index + 1] ?? null} />
          </li>
        ))}
      </ol>
      {list.hasNextPage && <Button onClick={() => void list.fetchNextPage()}>{t("desk-forms.more")}</Button>}
    </section>
  );
}

/** What a version says otherwise than the one before it, sentence by sentence. */
function Difference({ now, before }: { now: RuleVersion; before: RuleVersion | null }) {
  const { t } = useTranslation();
  const { lines } = useRuleWords();
  const [after, old] = [lines(now.rule), before ? lines(before.rule) : []];
  const gone = old.filter((line) => !after.includes(line));
  const added = after.filter((line) => !old.includes(line));
  return (
    <div className={styles.diff}>
      {gone.map((line) => (
        <del key={line}>{line}</del>
      ))}
      {added.map((line) => (
        <ins key={line}>{line}</ins>
      ))}
      {gone.length + added.length === 0 && <span className={styles.soft}>{t("desk-rules.history.order")}</span>}
    </div>
  );
}
