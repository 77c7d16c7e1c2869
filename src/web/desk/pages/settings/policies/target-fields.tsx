import { CloseOutlined, PlusOutlined } from "@ant-design/icons";
import { Button, Form, InputNumber, Select } from "antd";
import { useTranslation } from "react-i18next";
import type { SlaKind } from "../../../../../shared/contract/promises.ts";
import styles from "./policies.module.css";
import type { PolicyValues } from "./policy-values.ts";

const kinds = ["first_response", "next_response", "resolution"] as const satisfies readonly SlaKind[];

/** What is promised, and within how much working time; each kind once. */
export function TargetFields() {
  const { t } = useTranslation();
  const targets: PolicyValues["targets"] = Form.useWatch("targets") ?? [];
  const free = kinds.filter((kind) => !targets.some((target) => target?.kind === kind));
  return (
    <Form.List name="targets">
      {(fields, { add, remove }) => (
        <>
          <ul className={styles.lines}>
            {fields.map(({ key, name }) => {
              const kind = targets[name]?.kind;
              return (
                <li key={key}>
                  <Form.Item name={[name, "kind"]} noStyle>
                    <Select
                      className={styles.what}
                      aria-label={t("desk-policies.kind")}
                      options={kinds
                        .filter((value) => value === kind || free.includes(value))
                        .map((value) => ({ value, label: t(`desk-promise.kind.${value}`) }))}
                    />
                  </Form.Item>
                  <span>{t("desk-policies.within")}</span>
                  <Form.Item
                    name={[name, "hours"]}
                    noStyle
                    rules={[{ required: true, message: t("desk-pickers.missing") }]}
                  >
                    <InputNumber
                      min={0}
                      max={87_600}
                      precision={0}
                      suffix={t("desk-policies.h")}
                      aria-label={t("desk-policies.hours")}
                    />
                  </Form.Item>
                  <Form.Item
                    name={[name, "minutes"]}
                    noStyle
                    dependencies={[["targets", name, "hours"]]}
                    rules={[
                      ({ getFieldValue }) => ({
                        validator: async (_, minutes: number | null) => {
                          if (!minutes && !getFieldValue(["targets", name, "hours"])) {
                            throw new Error(t("desk-policies.timeNeeded"));
                          }
                        },
                      }),
                    ]}
                  >
                    <InputNumber
                      min={0}
                      max={59}
                      precision={0}
                      suffix={t("desk-policies.min")}
                      aria-label={t("desk-policies.minutes")}
                    />
                  </Form.Item>
                  {fields.length > 1 && (
                    <Button
                      type="text"
                      icon={<CloseOutlined />}
                      onClick={() => remove(name)}
                      aria-label={t("desk-policies.removeTarget", { kind: kind ? t(`desk-promise.kind.${kind}`) : "" })}
                    />
                  )}
                </li>
              );
            })}
          </ul>
          {free[0] && (
            <Button icon={<PlusOutlined />} onClick={() => add({ kind: free[0], hours: 6, minutes: 0 })}>
              {t("desk-policies.addTarget")}
            </Button>
          )}
        </>
      )}
    </Form.List>
  );
}
