import { useQueryClient } from "@tanstack/react-query";
import { Form, Radio } from "antd";
import { useTranslation } from "react-i18next";
import type { CodeWay } from "../../../../../shared/contract/identity.ts";
import { api } from "../../../../lib/api.ts";
import { useChannelWord } from "../../../../lib/channel-word.ts";
import { proofQuery } from "../../../../lib/proof-query.ts";
import { useClock } from "../../../../lib/time.ts";
import { FormDialog } from "../../../../ui/form-dialog.tsx";
import styles from "./side.module.css";

const DAY_MS = 86_400_000;

/** Where a one-time code goes: the addresses of the customer that are open, with what each proves. */
export function CodeDialog({ caseId, ways, onClose }: { caseId: number; ways: CodeWay[]; onClose: () => void }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const keyOf = ({ handleId, accountId }: CodeWay) => `${handleId} ${accountId}`;
  const send = async ({ way }: { way: string }) => {
    const { handleId, accountId } = ways.find((one) => keyOf(one) === way)!;
    const body = { handleId, accountId };
    const proof = await api.post("/api/v1/cases/:id/codes", { params: { id: caseId }, body });
    client.setQueryData(proofQuery(caseId).queryKey, proof);
  };
  return (
    <FormDialog
      title={t("desk-proof.dialog")}
      okText={t("desk-proof.send")}
      send={send}
      onClose={onClose}
      initialValues={{ way: keyOf(ways[0]!) }}
    >
      <p className={styles.dialogHint}>{t("desk-proof.dialogHint")}</p>
      <Form.Item name="way" label={t("desk-proof.where")}>
        <Radio.Group vertical options={ways.map((way) => ({ value: keyOf(way), label: <Way way={way} /> }))} />
      </Form.Item>
    </FormDialog>
  );
}

function Way({ way }: { way: CodeWay }) {
  const { t } = useTranslation();
  const clock = useClock();
  const channelWord = useChannelWord();
  const isFresh = Date.now() - Date.parse(way.knownSince) < DAY_MS;
  const facts = [
    way.verified && t("desk-proof.verified"),
    isFresh ? t("desk-proof.fresh") : t("desk-proof.known", { date: clock.date(way.knownSince) }),
    way.paid && t("desk-proof.paid"),
  ];
  return (
    <span className={styles.way}>
      <span>
        {channelWord(way.channel)} · {way.display}
      </span>
      <small>{facts.filter(Boolean).join(" · ")}</small>
    </span>
  );
}
