import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Button } from "antd";
import { lazy, Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import type { CaseView } from "../../../../../shared/contract/cases.ts";
import { api } from "../../../../lib/api.ts";
import { caseCausesQuery, causeName } from "../../../../lib/cause-queries.ts";
import { useCan } from "../../../../lib/session.ts";
import { useAction } from "../../../../ui/use-action.ts";
import styles from "./causes.module.css";
import { useWhyLikely } from "./use-why-likely.ts";

const NameCausesDialog = lazy(async () => ({
  default: (await import("./name-causes-dialog.tsx")).NameCausesDialog,
}));

/** What a complaint came about by; one press names a likely cause. Of other cases only what was named. */
export function CaseCauses({ view }: { view: CaseView }) {
  const { t, i18n } = useTranslation();
  const client = useQueryClient();
  const may = useCan()("cases:update");
  const why = useWhyLikely();
  const { busy, run } = useAction();
  const [naming, setNaming] = useState(false);
  const causes = useQuery(caseCausesQuery(view.id)).data;
  if (!causes || (view.kind !== "complaint" && causes.main === null)) return null;
  const { main, more, product, suggestions } = causes;
  const take = (mainId: number) =>
    void run(async () => {
      const body = { mainId, moreIds: [] };
      const params = { id: view.id };
      client.setQueryData(
        caseCausesQuery(view.id).queryKey,
        await api.put("/api/v1/cases/:id/causes", { params, body }),
      );
      void client.invalidateQueries({ queryKey: ["case", view.id, "log"] });
    });
  return (
    <section aria-labelledby="causes">
      <h2 id="causes">
        <span>
          {t("desk-causes.title")}
          {!main && <small>{t("desk-causes.none")}</small>}
        </span>
        {may && (
          <Button type="link" size="small" onClick={() => setNaming(true)}>
            {t(main ? "desk-causes.change" : "desk-causes.name")}
          </Button>
        )}
      </h2>
      {main && <p className={styles.main}>{causeName(main, i18n.language)}</p>}
      {more.length > 0 && <p>{more.map((cause) => causeName(cause, i18n.language)).join(" · ")}</p>}
      {product && <p className={styles.soft}>{t("desk-causes.ofProduct", { product })}</p>}
      {!main && may && suggestions.length > 0 && (
        <fieldset className={styles.likely}>
          <legend>{t("desk-causes.likely")}</legend>
          {suggestions.map((one) => (
            <Button key={one.cause.id} size="small" disabled={busy} title={why(one)} onClick={() => take(one.cause.id)}>
              {causeName(one.cause, i18n.language)}
            </Button>
          ))}
        </fieldset>
      )}
      <Suspense>
        {naming && <NameCausesDialog caseId={view.id} causes={causes} onClose={() => setNaming(false)} />}
      </Suspense>
    </section>
  );
}
