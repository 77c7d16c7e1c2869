import { useQuery } from "@tanstack/react-query";
import { Form, Select } from "antd";
import { useTranslation } from "react-i18next";
import { caseKinds } from "../../../../../shared/case-kinds.ts";
import { useChannelWord } from "../../../../lib/channel-word.ts";
import { FormRow } from "../../../../ui/edit-form.tsx";
import { TagEditor } from "../../../../ui/tag-editor.tsx";
import { brandsQuery, channelAccountsQuery, teamsQuery } from "../../../pickers/people.ts";
import { partnersQuery } from "../../money/money-queries.ts";
import { named } from "../shared/settings-queries.ts";
import { useFormNames } from "./use-form-names.ts";

const priorities = [1, 2, 3, 4];
const severities = ["normal", "raised", "high", "critical"];

/** For which cases a policy is. What is left empty fits every case; of several values in one field, one is enough. */
export function MatchFields() {
  const { t } = useTranslation();
  const teams = useQuery(teamsQuery).data;
  const brands = useQuery(brandsQuery).data;
  const partners = useQuery(partnersQuery).data;
  const accounts = useQuery(channelAccountsQuery).data;
  const channels = [...new Set(["mail", "form", ...(accounts?.map(({ channel }) => channel) ?? [])])];
  const word = useChannelWord();
  const forms = useFormNames();
  const field = (name: string, options: { value: string | number; label: string }[]) => (
    <Form.Item name={["match", name]} label={t(`desk-policies.criteria.${name}`)}>
      <Select
        mode="multiple"
        options={options}
        showSearch={{ optionFilterProp: "label" }}
        placeholder={t("desk-policies.any")}
      />
    </Form.Item>
  );
  return (
    <>
      <FormRow>
        {field(
          "kinds",
          caseKinds.map((value) => ({ value, label: t(`cases.query.values.kind.${value}`) })),
        )}
        {field("formIds", named(forms))}
      </FormRow>
      <FormRow>
        {field("brandIds", named(brands))}
        {field("teamIds", named(teams))}
      </FormRow>
      <FormRow>
        {field(
          "channels",
          channels.map((value) => ({ value, label: word(value) })),
        )}
        {field(
          "priorities",
          priorities.map((value) => ({ value, label: t(`desk-case.priority.${value}`) })),
        )}
      </FormRow>
      <FormRow>
        <Form.Item name={["match", "tags"]} label={t("desk-policies.criteria.tags")}>
          <TagEditor placeholder={t("desk-policies.any")} />
        </Form.Item>
        <Form.Item name={["match", "tiers"]} label={t("desk-policies.criteria.tiers")}>
          <Select mode="tags" tokenSeparators={[",", "，"]} placeholder={t("desk-policies.any")} />
        </Form.Item>
      </FormRow>
      <FormRow>
        {field(
          "severities",
          severities.map((value) => ({ value, label: t(`desk-policies.severity.${value}`) })),
        )}
        {field("partnerIds", named(partners))}
      </FormRow>
    </>
  );
}
