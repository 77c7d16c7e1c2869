import { useQuery } from "@tanstack/react-query";
import { Button, Select } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { CaseView } from "../../../../../shared/contract/cases.ts";
import { api } from "../../../../lib/api.ts";
import { useCan } from "../../../../lib/session.ts";
import { partnersQuery } from "../../money/money-queries.ts";
import { useCaseAction } from "../use-case-action.ts";
import styles from "./side.module.css";

/** The partner a case is about: the courier, the merchant. Only a line to press where none is named, nothing where there are none. */
export function CasePartner({ view }: { view: CaseView }) {
  const { t } = useTranslation();
  const may = useCan()("cases:update");
  const { act, busy } = useCaseAction(view.id);
  const [naming, setNaming] = useState(false);
  const partners = useQuery(partnersQuery).data;
  const { partner } = view;
  if (!partner && (!may || !partners?.some(({ active }) => active))) return null;
  const name = async (partnerId: number | null) => {
    const body = { version: view.version, partnerId };
    await act(() => api.patch("/api/v1/cases/:id", { params: { id: view.id }, body }));
    setNaming(false);
  };
  // Whoever is no longer worked with stays readable where they are named, and is named no more.
  const choices = (partners ?? []).filter(({ id, active }) => active || id === partner?.id);
  return (
    <section aria-labelledby="partner">
      <h2 id="partner">
        {t("partners.case.title")}
        {may && !naming && (
          <Button type="link" size="small" onClick={() => setNaming(true)}>
            {t(partner ? "partners.case.change" : "partners.case.name")}
          </Button>
        )}
      </h2>
      {naming ? (
        <Select
          className={styles.choice}
          autoFocus
          allowClear
          disabled={busy}
          value={partner?.id}
          aria-label={t("partners.case.title")}
          placeholder={t("partners.case.none")}
          showSearch={{ optionFilterProp: "label" }}
          options={choices.map(({ id, name: label }) => ({ value: id, label }))}
          onChange={(id?: number) => void name(id ?? null)}
          onBlur={() => !busy && setNaming(false)}
        />
      ) : (
        partner && <p className={styles.name}>{partner.name}</p>
      )}
    </section>
  );
}
