import { CloseOutlined, PlusOutlined } from "@ant-design/icons";
import { Button, Form, InputNumber, Select } from "antd";
import { useTranslation } from "react-i18next";
import styles from "./policies.module.css";
import type { LadderValues } from "./policy-values.ts";

const whom = ["owner", "team_lead", "leaders", "addressee"] as const satisfies readonly LadderValues["notify"][];

/** When the alarm rings, and who hears it: while there is time, at due, and after it was broken. */
export function LadderFields() {
  const { t } = useTranslation();
  const steps: LadderValues[] = Form.useWatch("ladder") ?? [];
  return (
    <Form.List name="ladder">
      {(fields, { add, remove }) => (
        <>
          <ol className={styles.lines}>
            {fields.map(({ key, name }) => {
              const isShare = steps[name]?.when !== "after";
              return (
                <li key={key}>
                  <Form.Item
                    name={[name, "amount"]}
                    noStyle
                    rules={[{ required: true, message: t("desk-pickers.missing") }]}
                  >
                    <InputNumber
                      min={0}
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
                      options={(["share", "after"] as const).map((value) => ({
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
            <Button icon={<PlusOutlined />} onClick={() => add({ when: "share", amount: 75, notify: "owner" })}>
              {t("desk-policies.addStep")}
            </Button>
          )}
        </>
      )}
    </Form.List>
  );
}
