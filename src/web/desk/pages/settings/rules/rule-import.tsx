import { UploadOutlined } from "@ant-design/icons";
import { App, Button, type FormInstance } from "antd";
import { useRef } from "react";
import { useTranslation } from "react-i18next";
import { ruleOfFile } from "./rule-file.ts";
import { type RuleValues, toValues } from "./rule-values.ts";

/** Fills the form with the rule of a file. */
export function RuleImport({ form }: { form: FormInstance<RuleValues> }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const input = useRef<HTMLInputElement>(null);
  const read = async (file: File | undefined) => {
    if (!file) return;
    const rule = ruleOfFile(await file.text());
    if (rule) form.setFieldsValue(toValues(rule) as never);
    else void message.error(t("desk-rules.file.wrong"));
  };
  return (
    <>
      <input
        ref={input}
        type="file"
        accept=".json,application/json"
        aria-label={t("desk-rules.file.import")}
        hidden
        onChange={({ target }) => {
          void read(target.files?.[0]);
          target.value = "";
        }}
      />
      <Button size="small" icon={<UploadOutlined />} onClick={() => input.current?.click()}>
        {t("desk-rules.file.import")}
      </Button>
    </>
  );
}
