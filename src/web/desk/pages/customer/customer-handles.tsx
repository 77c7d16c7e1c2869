import { CloseOutlined, PlusOutlined } from "@ant-design/icons";
import { useQueryClient } from "@tanstack/react-query";
import { Button, Form, Input, Select } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { CustomerView, HandleView } from "../../../../shared/contract/customers.ts";
import { api } from "../../../lib/api.ts";
import { isApiError } from "../../../lib/api-error.ts";
import { useChannelWord } from "../../../lib/channel-word.ts";
import { keepCustomer } from "../../../lib/customer-queries.ts";
import { errorText } from "../../../lib/i18n.ts";
import { useCan } from "../../../lib/session.ts";
import { useClock } from "../../../lib/time.ts";
import { useAction } from "../../../ui/use-action.ts";
import { useConfirm } from "../../../ui/use-confirm.ts";
import { CustomerLink } from "../../links.tsx";
import { DialButton } from "../../telephone/dial-button.tsx";
import styles from "./customer.module.css";

const kinds = ["mail", "phone"] as const;
type Values = { kind: string; address: string };

/** By what somebody can be reached and is known again. */
export function CustomerHandles({ customer }: { customer: CustomerView }) {
  const { t } = useTranslation();
  const can = useCan();
  const [adding, setAdding] = useState(false);
  const mayChange = can("customers:update");
  return (
    <section aria-labelledby="handles">
      <h2 id="handles">
        {t("desk-customer.handles.title")}
        {mayChange && !adding && (
          <Button type="link" size="small" icon={<PlusOutlined />} onClick={() => setAdding(true)}>
            {t("desk-customer.handles.add")}
          </Button>
        )}
      </h2>
      {customer.handles.length === 0 && <p className={styles.soft}>{t("desk-customer.handles.none")}</p>}
      <ul className={styles.handles}>
        {customer.handles.map((handle) => (
          <HandleLine key={handle.id} customer={customer} handle={handle} mayChange={mayChange} />
        ))}
      </ul>
      {adding && <AddHandleForm customerId={customer.id} onClose={() => setAdding(false)} />}
    </section>
  );
}

function HandleLine(props: { customer: CustomerView; handle: HandleView; mayChange: boolean }) {
  const { t, i18n } = useTranslation();
  const clock = useClock();
  const channelWord = useChannelWord();
  const client = useQueryClient();
  const confirm = useConfirm();
  const { busy, run } = useAction();
  const { customer, handle } = props;
  const address = handle.display || handle.address;
  const kindKey = `desk-customer.handles.kinds.${handle.kind}`;
  const remove = async () => {
    const sure = await confirm({
      title: t("desk-customer.handles.removeTitle", { address }),
      text: t("desk-customer.handles.removeText"),
      ok: t("desk-forms.remove"),
      danger: true,
    });
    if (!sure) return;
    const params = { id: customer.id, handleId: handle.id };
    await run(async () =>
      keepCustomer(client, await api.delete("/api/v1/customers/:id/handles/:handleId", { params })),
    );
  };
  return (
    <li>
      <div>
        <span>{address}</span>
        <small>
          {i18n.exists(kindKey) ? t(kindKey) : channelWord(handle.kind)}
          {handle.name && ` · ${handle.name}`}
          {handle.verified && ` · ${t("desk-customer.handles.verified")}`}
        </small>
        {handle.bouncedAt && (
          <small className={styles.problem}>
            {t("desk-customer.handles.bounced", { date: clock.date(handle.bouncedAt) })}
            {handle.bounceReason && `: ${handle.bounceReason}`}
          </small>
        )}
      </div>
      {handle.kind === "phone" && <DialButton customer={customer} number={handle.address} />}
      {props.mayChange && (
        <Button
          type="text"
          size="small"
          icon={<CloseOutlined />}
          loading={busy}
          onClick={remove}
          aria-label={t("desk-customer.handles.remove", { address })}
        />
      )}
    </li>
  );
}

function AddHandleForm({ customerId, onClose }: { customerId: number; onClose: () => void }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<{ text: string; owner: number | null } | null>(null);
  const add = async (body: Values) => {
    setBusy(true);
    setProblem(null);
    try {
      keepCustomer(client, await api.post("/api/v1/customers/:id/handles", { params: { id: customerId }, body }));
      onClose();
    } catch (error) {
      const owner = isApiError(error, "customers.handle_taken") ? Number(error.params.customerId) : null;
      setProblem({ text: errorText(error), owner });
      setBusy(false);
    }
  };
  return (
    <Form<Values> className={styles.addHandle} onFinish={add} initialValues={{ kind: "mail" }} requiredMark={false}>
      <div className={styles.addLine}>
        <Form.Item name="kind" noStyle>
          <Select
            size="small"
            aria-label={t("desk-customer.handles.kind")}
            options={kinds.map((value) => ({ value, label: t(`desk-customer.handles.kinds.${value}`) }))}
          />
        </Form.Item>
        <Form.Item name="address" noStyle rules={[{ required: true, message: t("desk-pickers.missing") }]}>
          <Input
            size="small"
            autoFocus
            maxLength={254}
            aria-label={t("desk-customer.handles.address")}
            placeholder={t("desk-customer.handles.address")}
            status={problem ? "error" : ""}
          />
        </Form.Item>
      </div>
      {problem && (
        <p className={styles.problem} role="alert">
          {problem.text} {problem.owner && <CustomerLink id={problem.owner}>#{problem.owner}</CustomerLink>}
        </p>
      )}
      <div className={styles.addLine}>
        <Button size="small" type="primary" htmlType="submit" loading={busy}>
          {t("desk-forms.add")}
        </Button>
        <Button size="small" onClick={onClose}>
          {t("desk-forms.cancel")}
        </Button>
      </div>
    </Form>
  );
}
