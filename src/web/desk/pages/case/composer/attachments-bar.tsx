import { CloseOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useTranslation } from "react-i18next";
import type { Upload } from "../../../../../shared/contract/conversations.ts";
import { fileSize } from "../../../../ui/file-size.ts";
import styles from "./composer.module.css";
import type { Uploading } from "./use-uploads.ts";

/** The files that go with the message, and those still on their way up. */
export function AttachmentsBar(props: {
  attachments: readonly Upload[];
  uploading: readonly Uploading[];
  onRemove: (upload: Upload) => void;
  onDrop: (key: string) => void;
}) {
  const { t, i18n } = useTranslation();
  if (props.attachments.length + props.uploading.length === 0) return null;
  return (
    <ul className={styles.files} aria-label={t("desk-message.attachments")}>
      {props.attachments.map((file) => (
        <li key={file.sha256 + file.name}>
          <span>{file.name}</span>
          <small>{fileSize(file.size, i18n.language)}</small>
          <Button
            type="text"
            size="small"
            icon={<CloseOutlined aria-hidden="true" />}
            aria-label={t("desk-composer.removeFile", { name: file.name })}
            onClick={() => props.onRemove(file)}
          />
        </li>
      ))}
      {props.uploading.map((file) => (
        <li key={file.key}>
          <span>{file.name}</span>
          {file.problem === null ? (
            <progress value={file.share} aria-label={t("desk-composer.uploading", { name: file.name })} />
          ) : (
            <>
              <small className={styles.problem}>{file.problem}</small>
              <Button type="link" size="small" onClick={file.retry}>
                {t("desk-shell.failed.retry")}
              </Button>
            </>
          )}
          <Button
            type="text"
            size="small"
            icon={<CloseOutlined aria-hidden="true" />}
            aria-label={t("desk-composer.removeFile", { name: file.name })}
            onClick={() => props.onDrop(file.key)}
          />
        </li>
      ))}
    </ul>
  );
}
