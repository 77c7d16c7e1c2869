import { CloseOutlined, PlusOutlined } from "@ant-design/icons";
import { useQuery } from "@tanstack/react-query";
import { Button, Form, InputNumber, Select } from "antd";
import { useTranslation } from "react-i18next";
import { useRoleName } from "../roles/use-role-name.ts";
import { allRolesQuery, allStaffQuery, named } from "../shared/settings-queries.ts";
import type { LadderValues } from "./ladder-values.ts";
import styles from "./policies.module.css";

const whom = [
  ...(["owner", "team_lead", "manager", "leaders", "addressee", "person", "role"] as const),
] satisfies readonly LadderValues["notify"][];
const repeats = [0, 5, 10, 15, 30, 60];

/** When the alarm rings, and who hears it: while there is time, at due, and after it was broken. */
export function LadderFields() {
  const { t } = useTranslation();
  const steps: LadderValues[] = Form.useWatch("ladder") ?? [];
  const needed = [{ required: true, message: t("desk-pickers.missing") }];
  return (
    <Form.List name="ladder">
      {(fields, { add, remove }) => (
        <>
          <ol className={styles.lines}>
            {fields.map(({ key, name }) => {
              const isShare = (steps[name]?.when ?? "share") === "share";
              return (
                <li key={key}>
                  <Form.Item name={[name, "amount"]} noStyle rules={needed}>
                    <InputNumber
                      min={steps[name]?.when === "before" ? 1 : 0}
                      max={isShare ? 100 : 525_600}
                      precision={0}
                      suffix={isShare ? "%" : t("desk-policies.min")}
                      aria-label={t("desk-policies.amount")}
                    />
                  </Form.Item>
                  <Form.Item name={[name, "when"]} noStyle>
                    <Select
                      className={styles.what}
                      aria-label={t("desk-policies.when")}
                      options={(["share", "before", "after"] as const).map((value) => ({
                        value,
                        label: t(`desk-policies.step.${value}`),
                      }))}
                    />
                  </Form.Item>
                  <span>{t("desk-policies.tells")}</span>
                  <Form.Item name={[name, "notify"]} noStyle>
                    <Select
                      className={styles.whom}
                      aria-label={t("desk-policies.whom")}
                      options={whom.map((value) => ({ value, label: t(`promises.rungs.${value}`) }))}
                    />
                  </Form.Item>
                  <NamedIn step={steps[name]} name={name} />
                  <RepeatIn name={name} current={steps[name]?.repeat ?? 0} />
                  <Button
                    type="text"
                    icon={<CloseOutlined />}
                    onClick={() => remove(name)}
                    aria-label={t("desk-policies.removeStep", { number: name + 1 })}
                  />
                </li>
              );
            })}
          </ol>
          {fields.length < 20 && (
            <Button
              icon={<PlusOutlined />}
              onClick={() => add({ when: "share", amount: 75, notify: "owner", repeat: 0 })}
            >
              {t("desk-policies.addStep")}
            </Button>
          )}
        </>
      )}
    </Form.List>
  );
}

/** Which person or which role a step is for, where it names one. */
function NamedIn({ step, name }: { step: LadderValues | undefined; name: number }) {
  const { t } = useTranslation();
  const isPerson = step?.notify === "person";
  const isRole = step?.notify === "role";
  const staff = useQuery({ ...allStaffQuery, enabled: isPerson }).data?.filter(({ active }) => active);
  const roles = useQuery({ ...allRolesQuery, enabled: isRole }).data;
  const roleName = useRoleName();
  if (!isPerson && !isRole) return null;
  return (
    <Form.Item
      key={step.notify}
      name={[name, isPerson ? "staffId" : "roleId"]}
      rules={[{ required: true, message: t("desk-pickers.missing") }]}
      className={styles.named}
    >
      <Select
        showSearch={{ optionFilterProp: "label" }}
        aria-label={t(`promises.rungs.${step.notify}`)}
        placeholder={t(`promises.rungs.${step.notify}`)}
        options={isPerson ? named(staff) : roles?.map((role) => ({ value: role.id, label: roleName(role) }))}
      />
    </Form.Item>
  );
}

function RepeatIn({ name, current }: { name: number; current: number }) {
  const { t } = useTranslation();
  const offered = repeats.includes(current) ? repeats : [...repeats, current].toSorted((a, b) => a - b);
  return (
    <Form.Item name={[name, "repeat"]} noStyle initialValue={0}>
      <Select
        className={styles.repeat}
        aria-label={t("desk-alarms.repeat.label")}
        popupMatchSelectWidth={false}
        options={offered.map((value) => ({
          value,
          label: value === 0 ? t("desk-alarms.repeat.once") : t("desk-alarms.repeat.every", { count: value }),
        }))}
      />
    </Form.Item>
  );
}
