import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { api } from "../../../../lib/api.ts";
import { isTelephone } from "../../../../lib/call-queries.ts";
import { FormSection } from "../../../../ui/edit-form.tsx";
import { ErrorState } from "../../../../ui/error-state.tsx";
import { BlockSkeleton } from "../../../../ui/skeletons.tsx";
import { TelephoneForm } from "../../../telephone/telephone-form.tsx";
import { allAccountsQuery } from "../shared/settings-queries.ts";

/** Which telephone rings for somebody, set by who looks after the people; not on a desk that nobody can call. */
export function PersonTelephone({ personId }: { personId: number }) {
  const hasTelephone = useQuery(allAccountsQuery).data?.some(isTelephone) ?? false;
  return hasTelephone ? <TelephoneOf personId={personId} /> : null;
}

function TelephoneOf({ personId }: { personId: number }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const params = { id: personId };
  const queryKey = ["staff", personId, "telephone"];
  const telephone = useQuery({ queryKey, queryFn: () => api.get("/api/v1/staff/:id/telephone", { params }) });
  return (
    <FormSection title={t("desk-telephone.mine.of")} hint={t("desk-telephone.mine.ofHint")}>
      {telephone.isPending && <BlockSkeleton lines={2} />}
      {telephone.isError && <ErrorState error={telephone.error} onRetry={() => telephone.refetch()} />}
      {telephone.data && (
        <TelephoneForm
          address={telephone.data.address}
          save={async (address) =>
            client.setQueryData(queryKey, await api.put("/api/v1/staff/:id/telephone", { params, body: { address } }))
          }
        />
      )}
    </FormSection>
  );
}
