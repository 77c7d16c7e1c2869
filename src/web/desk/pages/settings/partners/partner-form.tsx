import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Checkbox, Form, Input, InputNumber, Select } from "antd";
import { useTranslation } from "react-i18next";
import { type PartnerView, partnerKinds, type SavePartner } from "../../../../../shared/contract/partners.ts";
import { api } from "../../../../lib/api.ts";
import { EditForm, FormRow } from "../../../../ui/edit-form.tsx";
import { partnersQuery } from "../../money/money-queries.ts";
import { allCalendarsQuery, named } from "../shared/settings-queries.ts";

/** Who a partner is, where claims go, and within how many working days they answer and pay. */
export function PartnerForm({ partner, onClose }: { partner: PartnerView | null; onClose: () => void }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const calendars = useQuery(allCalendarsQuery).data;
  const save = async (values: SavePartner) => {
    const text = (value: string | null | undefined) => value?.trim() || null;
    const { contactName, email, phone } = values;
    const body = {
      ...values,
      ...{ contactName: text(contactName), email: text(email), phone: text(phone) },
      ...{ calendarId: values.calendarId ?? null, parentId: values.parentId ?? null },
    };
    if (partner) await api.put("/api/v1/partners/:id", { params: { id: partner.id }, body });
    else await api.post("/api/v1/partners", { body });
    await client.invalidateQueries({ queryKey: ["partners"] });
  };
  const fresh: SavePartner = {
    ...{ name: "", kind: "courier", contactName: null, email: null, phone: null, locale: "zh-CN" },
    ...{ parentId: null, calendarId: null, answerDays: 3, paymentDays: 10, active: true },
  };
  const label = (key: string) => t(`desk-money.partners.${key}`);
  // One level: an outlet has none of its own.
  const parents = useQuery(partnersQuery).data?.filter(({ id, parentId }) => parentId === null && id !== partner?.id);
  const languages = [
    { value: "zh-CN", label: "中文" },
    { value: "en", label: "English" },
  ];
  return (
    <EditForm<SavePartner, void> initial={partner ?? fresh} save={save} onSaved={onClose} onCancel={onClose}>
      <FormRow>
        <Form.Item
          name="name"
          label={label("name")}
          rules={[{ required: true, whitespace: true, message: t("desk-pickers.missing") }]}
        >
          <Input maxLength={120} />
        </Form.Item>
        <Form.Item name="kind" label={label("kind")}>
          <Select options={partnerKinds.map((value) => ({ value, label: t(`desk-money.partners.kinds.${value}`) }))} />
        </Form.Item>
      </FormRow>
      <Form.Item name="parentId" label={label("parent")} extra={label("parentHint")}>
        <Select allowClear options={named(parents)} showSearch={{ optionFilterProp: "label" }} />
      </Form.Item>
      <FormRow>
        <Form.Item name="contactName" label={label("contactName")}>
          <Input maxLength={120} />
        </Form.Item>
        <Form.Item name="email" label={label("email")}>
          <Input type="email" maxLength={254} />
        </Form.Item>
      </FormRow>
      <FormRow>
        <Form.Item name="phone" label={label("phone")}>
          <Input maxLength={40} />
        </Form.Item>
        <Form.Item name="locale" label={label("locale")}>
          <Select options={languages} />
        </Form.Item>
      </FormRow>
      <FormRow>
        <Form.Item name="answerDays" label={label("answerDays")}>
          <InputNumber min={1} max={60} />
        </Form.Item>
        <Form.Item name="paymentDays" label={label("paymentDays")}>
          <InputNumber min={1} max={120} />
        </Form.Item>
      </FormRow>
      <Form.Item name="calendarId" label={label("calendar")}>
        <Select allowClear options={named(calendars)} placeholder={label("defaultCalendar")} />
      </Form.Item>
      <Form.Item name="active" valuePropName="checked">
        <Checkbox>{label("active")}</Checkbox>
      </Form.Item>
    </EditForm>
  );
}
