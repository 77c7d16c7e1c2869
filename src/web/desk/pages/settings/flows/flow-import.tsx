import { UploadOutlined } from "@ant-design/icons";
import { App, Button } from "antd";
import { useRef } from "react";
import { useTranslation } from "react-i18next";
import type { FlowDraft } from "./flow-draft.ts";
import { flowOfFile } from "./flow-file.ts";

/** Puts the drawing of a file on the table; nothing is saved by it. */
export function FlowImport({ draft }: { draft: FlowDraft }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const input = useRef<HTMLInputElement>(null);
  const read = async (file: File | undefined) => {
    if (!file) return;
    const flow = flowOfFile(await file.text());
    if (flow) draft.setSpec(flow.spec);
    else void message.error(t("desk-flows.file.wrong"));
  };
  return (
    <>
      <input
        ref={input}
        type="file"
        accept=".json,application/json"
        aria-label={t("desk-flows.file.import")}
        hidden
        onChange={({ target }) => {
          void read(target.files?.[0]);
          target.value = "";
        }}
      />
      <Button icon={<UploadOutlined />} onClick={() => input.current?.click()}>
        {t("desk-flows.file.import")}
      </Button>
    </>
  );
}
