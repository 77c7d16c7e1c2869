import { Button, Checkbox, Form, type FormInstance, Input, InputNumber, Switch } from "antd";
import { useTranslation } from "react-i18next";
import { nameIn } from "../../../../lib/i18n.ts";
import { newRule, type RuleForm, type RulesForm } from "./rules-form.ts";
import styles from "./severity.module.css";

const byWords = (rule: RuleForm) => rule.signal === "words" || rule.signal === "tier";
const byYes = (rule: RuleForm) => rule.signal === "kind" || rule.signal === "care_mark";

/** The rules one below the other; what a rule says stands folded beneath its name. */
export function RuleFields({ form }: { form: FormInstance<RulesForm> }) {
  const { t, i18n } = useTranslation();
  return (
    <Form.List name="rules">
      {(fields, { add, remove }) => (
        <ul className={styles.rules}>
          {fields.map(({ key, name }) => {
            const rule = form.getFieldValue(["rules", name]) as RuleForm;
            const title = nameIn(rule.names, i18n.language) || t("desk-complaint.rules.rule");
            return (
              <li key={key}>
                <div className={styles.line}>
                  <Form.Item name={[name, "on"]} valuePropName="checked" noStyle>
                    <Switch size="small" aria-label={`${t("desk-complaint.rules.on")}: ${title}`} />
                  </Form.Item>
                  <span className={styles.name}>
                    <b>{title}</b> <small>{t(`desk-complaint.rules.signal.${rule.signal}`)}</small>
                  </span>
                  {!byWords(rule) && !byYes(rule) && (
                    <Form.Item name={[name, "threshold"]} noStyle>
                      <InputNumber
                        min={1}
                        max={100_000_000}
                        prefix={t("desk-complaint.rules.threshold")}
                        aria-label={`${t("desk-complaint.rules.threshold")}: ${title}`}
                      />
                    </Form.Item>
                  )}
                  <Form.Item name={[name, "points"]} noStyle>
                    <InputNumber
                      min={1}
                      max={100}
                      prefix="+"
                      aria-label={`${t("desk-complaint.rules.points")}: ${title}`}
                    />
                  </Form.Item>
                </div>
                {byWords(rule) && (
                  <details open={rule.words === ""}>
                    <summary>{t("desk-complaint.rules.signal.words")}</summary>
                    <Words at={name} rule={rule} />
                    {rule.key.startsWith("own_") && (
                      <Button size="small" danger onClick={() => remove(name)}>
                        {t("desk-complaint.rules.remove")}
                      </Button>
                    )}
                  </details>
                )}
              </li>
            );
          })}
          <li>
            <Button onClick={() => add(newRule(form.getFieldValue("rules").map(({ key }: RuleForm) => key)))}>
              {t("desk-complaint.rules.add")}
            </Button>
          </li>
        </ul>
      )}
    </Form.List>
  );
}

function Words({ at, rule }: { at: number; rule: RuleForm }) {
  const { t } = useTranslation();
  const needed = { required: true, whitespace: true, message: t("desk-complaint.settlement.missing") };
  const own = rule.key.startsWith("own_");
  return (
    <>
      {own && (
        <div className={styles.names}>
          <Form.Item name={[at, "names", "zh-CN"]} label={t("desk-complaint.rules.nameZh")} rules={[needed]}>
            <Input maxLength={80} />
          </Form.Item>
          <Form.Item name={[at, "names", "en"]} label={t("desk-complaint.rules.nameEn")} rules={[needed]}>
            <Input maxLength={80} />
          </Form.Item>
        </div>
      )}
      <Form.Item name={[at, "words"]} label={t("desk-complaint.rules.words")} rules={[needed]}>
        <Input.TextArea autoSize={{ minRows: 2, maxRows: 12 }} />
      </Form.Item>
      {rule.signal === "words" && (
        <>
          <Form.Item name={[at, "except"]} label={t("desk-complaint.rules.except")}>
            <Input.TextArea autoSize={{ minRows: 1, maxRows: 6 }} />
          </Form.Item>
          <Form.Item name={[at, "complaint"]} valuePropName="checked">
            <Checkbox>{t("desk-complaint.rules.complaint")}</Checkbox>
          </Form.Item>
        </>
      )}
    </>
  );
}
