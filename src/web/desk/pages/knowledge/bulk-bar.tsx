import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Button, Select } from "antd";
import { useTranslation } from "react-i18next";
import { audiences } from "../../../../shared/contract/knowledge.ts";
import type { BulkArticles } from "../../../../shared/contract/knowledge-articles.ts";
import { api } from "../../../lib/api.ts";
import { useCan } from "../../../lib/session.ts";
import { useUndoToast } from "../../../ui/undo-toast.tsx";
import { useAction } from "../../../ui/use-action.ts";
import { staffQuery } from "../../pickers/people.ts";
import { useCategoryOptions } from "./category-options.ts";
import styles from "./knowledge.module.css";
import { categoriesQuery } from "./knowledge-queries.ts";

type Change = Omit<BulkArticles["changes"][number], "articleId">;

/** What can be done to many articles at once; each can be taken back. */
export function BulkBar({ ids, onDone }: { ids: readonly number[]; onDone: () => void }) {
  const { t } = useTranslation();
  const can = useCan();
  const client = useQueryClient();
  const toast = useUndoToast();
  const { busy, run } = useAction();
  const categories = useCategoryOptions(useQuery(categoriesQuery).data);
  const staff = useQuery(staffQuery).data ?? [];
  const send = async (body: BulkArticles) => {
    const back = await api.post("/api/v1/knowledge/articles/bulk", { body });
    await client.invalidateQueries({ queryKey: ["knowledge"] });
    return back;
  };
  const change = (what: Change) =>
    run(async () => {
      const back = await send({ changes: ids.map((articleId) => ({ articleId, ...what })) });
      onDone();
      const text = t("desk-knowledge.bulk.done", { count: ids.length });
      toast({ text, undo: async () => void (await send(back)) });
    });
  const pick = <V extends string | number>(
    label: string,
    options: { value: V; label: string }[],
    act: (value: V) => Change,
  ) => (
    <Select<V>
      placeholder={label}
      aria-label={label}
      disabled={busy}
      value={null as never}
      options={options}
      onChange={(value) => void change(act(value))}
      popupMatchSelectWidth={false}
    />
  );
  return (
    <div className={styles.bulk}>
      <strong>{t("desk-knowledge.bulk.picked", { count: ids.length })}</strong>
      {pick(t("desk-knowledge.bulk.category"), categories, (categoryId) => ({ categoryId }))}
      {pick(
        t("desk-knowledge.bulk.owner"),
        staff.map(({ id, name }) => ({ value: id, label: name })),
        (ownerId) => ({ ownerId }),
      )}
      {pick(
        t("desk-knowledge.bulk.audience"),
        audiences.map((value) => ({ value, label: t(`desk-knowledge.audience.${value}`) })),
        (audience) => ({ audience }),
      )}
      {can("knowledge:publish") && (
        <Button loading={busy} onClick={() => void change({ archived: true })}>
          {t("desk-knowledge.act.archive")}
        </Button>
      )}
      <Button type="text" onClick={onDone}>
        {t("desk-knowledge.bulk.none")}
      </Button>
    </div>
  );
}
