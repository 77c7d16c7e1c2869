import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Select } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { LadderStep } from "../../../../../shared/contract/promises.ts";
import { handKinds } from "../../../../../shared/promise-kinds.ts";
import { api } from "../../../../lib/api.ts";
import { EditForm, FormSection } from "../../../../ui/edit-form.tsx";
import { ErrorState } from "../../../../ui/error-state.tsx";
import { BlockSkeleton } from "../../../../ui/skeletons.tsx";
import { LadderFields } from "../policies/ladder-fields.tsx";
import { type LadderValues, stepBody, stepValues } from "../policies/ladder-values.ts";
import { DeleteButton } from "../shared/delete-button.tsx";
import { laddersQuery } from "./alarm-queries.ts";
import styles from "./alarms.module.css";

const EVERY = "*";

/** Who is told of promises that people make by hand: of all kinds, or of one that has a ladder of its own. */
export function LadderTab() {
  const { t } = useTranslation();
  const query = useQuery(laddersQuery);
  const [kind, setKind] = useState<string>(EVERY);
  if (query.isPending) return <BlockSkeleton lines={6} />;
  if (query.isError) return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  const own = query.data.find((one) => one.kind === (kind === EVERY ? null : kind));
  const usual = query.data.find((one) => one.kind === null)!;
  const known = new Set(query.data.flatMap((one) => one.kind ?? []));
  const label = (one: string) =>
    known.has(one)
      ? t("desk-alarms.ladder.own", { kind: t(`desk-promise.kind.${one}`) })
      : t(`desk-promise.kind.${one}`);
  return (
    <>
      <div className={styles.kind}>
        <Select
          value={kind}
          onChange={setKind}
          aria-label={t("desk-alarms.ladder.kind")}
          options={[
            { value: EVERY, label: t("desk-alarms.ladder.every") },
            ...handKinds.map((value) => ({ value, label: label(value) })),
          ]}
        />
      </div>
      <LadderForm
        key={`${kind}${JSON.stringify(own)}`}
        kind={kind === EVERY ? null : kind}
        ladder={(own ?? usual).ladder}
        isOwn={own !== undefined}
      />
    </>
  );
}

function LadderForm(props: { kind: string | null; ladder: readonly LadderStep[]; isOwn: boolean }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const put = async (ladder: LadderStep[] | null) => {
    const { items } = await api.put("/api/v1/promise-ladders", { body: { kind: props.kind, ladder } });
    client.setQueryData(laddersQuery.queryKey, items);
  };
  return (
    <EditForm<{ ladder: LadderValues[] }, void>
      initial={{ ladder: props.ladder.map(stepValues) }}
      save={({ ladder }) => put(ladder.map(stepBody))}
      more={
        props.isOwn &&
        props.kind !== null && (
          <DeleteButton
            text={t("desk-alarms.ladder.likeAll")}
            question={{ title: t("desk-alarms.ladder.likeAllTitle"), text: t("desk-policies.removeText") }}
            act={() => put(null)}
            done={t("desk-forms.saved")}
            onDone={() => undefined}
          />
        )
      }
    >
      <FormSection title={t("desk-alarms.ladder.title")} hint={t("desk-alarms.ladder.hint")}>
        <LadderFields />
      </FormSection>
    </EditForm>
  );
}
