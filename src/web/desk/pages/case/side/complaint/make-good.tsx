import { useQuery } from "@tanstack/react-query";
import { Button } from "antd";
import { lazy, Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Terms } from "../../../../../../shared/contract/complaints.ts";
import { remedyKinds } from "../../../../../../shared/contract/remedies.ts";
import { api } from "../../../../../lib/api.ts";
import { useCan } from "../../../../../lib/session.ts";

const GiveDialog = lazy(async () => ({ default: (await import("../../../money/give-dialog.tsx")).GiveDialog }));

/** Gives what was agreed, as it was agreed; gone once something of the kind was given in this case. */
export function MakeGood({ caseId, terms }: { caseId: number; terms: Terms }) {
  const { t } = useTranslation();
  const may = useCan()("remedies:give");
  const [giving, setGiving] = useState(false);
  const kind = remedyKinds.find((one) => one === terms.remedy);
  const given = useQuery({
    queryKey: ["money", "remedies", caseId],
    queryFn: () => api.get("/api/v1/remedies", { query: { caseId } }),
    enabled: may && kind !== undefined,
  });
  const gone = ["refused", "cancelled"];
  const isGiven = given.data?.items.some((one) => one.kind === kind && !gone.includes(one.state)) ?? true;
  if (!may || !kind || (isGiven && !giving)) return null;
  const { amountMinor, currency } = terms;
  return (
    <>
      <Button size="small" type="primary" onClick={() => setGiving(true)}>
        {t("desk-complaint.settlement.makeGood")}
      </Button>
      <Suspense>
        {giving && (
          <GiveDialog caseId={caseId} preset={{ kind, amountMinor, currency }} onClose={() => setGiving(false)} />
        )}
      </Suspense>
    </>
  );
}
