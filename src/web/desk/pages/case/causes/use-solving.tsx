import { useQueryClient } from "@tanstack/react-query";
import { lazy, type ReactNode, Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import type { CaseView } from "../../../../../shared/contract/cases.ts";
import type { CaseCauses } from "../../../../../shared/contract/causes.ts";
import { caseCausesQuery } from "../../../../lib/cause-queries.ts";

const NameCausesDialog = lazy(async () => ({
  default: (await import("./name-causes-dialog.tsx")).NameCausesDialog,
}));

/**
 * Asks for the cause of a complaint before it is solved, once: what has a cause, and what is no complaint, is solved at
 * once. Where the kind is not known here, it is asked for where the desk wants one.
 */
export function useSolving(view: { id: number; kind?: CaseView["kind"] }): {
  ask: (solve: () => void) => void;
  question: ReactNode;
} {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [pending, setPending] = useState<{ causes: CaseCauses; solve: () => void } | null>(null);
  const ask = (solve: () => void) => {
    if (view.kind !== undefined && view.kind !== "complaint") return solve();
    client.fetchQuery(caseCausesQuery(view.id)).then(
      (causes) =>
        causes.main || (view.kind === undefined && !causes.required) ? solve() : setPending({ causes, solve }),
      // The desk says itself where it will not solve it without one.
      () => solve(),
    );
  };
  const question = pending && (
    <Suspense>
      <NameCausesDialog
        caseId={view.id}
        causes={pending.causes}
        then={{ text: t("desk-causes.solve"), act: pending.solve }}
        onClose={() => setPending(null)}
      />
    </Suspense>
  );
  return { ask, question };
}
