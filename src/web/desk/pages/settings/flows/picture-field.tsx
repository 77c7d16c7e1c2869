import { DeleteOutlined, PictureOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useRef } from "react";
import { useTranslation } from "react-i18next";
import { api } from "../../../../lib/api.ts";
import { useAction } from "../../../../ui/use-action.ts";
import styles from "./flows.module.css";

/** A picture that a step shows. */
export function PictureField({ value, onChange }: { value: string | null; onChange: (url: string | null) => void }) {
  const { t } = useTranslation();
  const { busy, run } = useAction();
  const input = useRef<HTMLInputElement>(null);
  const send = (file: File | undefined) =>
    file &&
    run(async () => {
      const content = await asBase64(file);
      const { url } = await api.post("/api/v1/flow-pictures", { body: { content } });
      onChange(url);
    });
  return (
    <div className={styles.picture}>
      {value && <img src={value} alt={t("desk-flows.picture.shown")} />}
      <input
        ref={input}
        type="file"
        accept="image/png,image/jpeg,image/webp,image/gif"
        aria-label={t("desk-flows.picture.choose")}
        hidden
        onChange={({ target }) => {
          void send(target.files?.[0]);
          target.value = "";
        }}
      />
      <Button size="small" icon={<PictureOutlined />} loading={busy} onClick={() => input.current?.click()}>
        {t("desk-flows.picture.choose")}
      </Button>
      {value && (
        <Button size="small" icon={<DeleteOutlined />} onClick={() => onChange(null)}>
          {t("desk-flows.picture.remove")}
        </Button>
      )}
    </div>
  );
}

function asBase64(file: File): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result).replace(/^[^,]*,/, ""));
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(file);
  });
}
