import { useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { api } from "../../../lib/api.ts";
import { telephoneQuery, useTelephone } from "../../../lib/call-queries.ts";
import { BrowserSwitch } from "../../telephone/browser/browser-switch.tsx";
import { TelephoneForm } from "../../telephone/telephone-form.tsx";
import styles from "./profile.module.css";

/** The telephone that rings for me; only for who may take calls, where there are any. */
export function TelephoneSection() {
  const { t } = useTranslation();
  const client = useQueryClient();
  const telephone = useTelephone();
  if (!telephone) return null;
  const hasTelephone = telephone.accounts.length > 0 || telephone.address !== null;
  if (!hasTelephone && !telephone.takesBrowserCalls) return null;
  return (
    <section aria-labelledby="telephone">
      <h2 id="telephone">{t("desk-telephone.mine.title")}</h2>
      {telephone.takesBrowserCalls && <BrowserSwitch telephone={telephone} />}
      {hasTelephone && (
        <>
          <p className={styles.hint}>{t("desk-telephone.mine.hint")}</p>
          <TelephoneForm
            address={telephone.address}
            save={async (address) =>
              client.setQueryData(telephoneQuery.queryKey, await api.put("/api/v1/telephone", { body: { address } }))
            }
          />
        </>
      )}
    </section>
  );
}
