import { PaperClipOutlined } from "@ant-design/icons";
import { Modal } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { AttachmentView } from "../../shared/contract/conversations.ts";
import styles from "./attachment-list.module.css";
import { fileSize } from "./file-size.ts";

const isPicture = (type: string) => /^image\/(png|jpe?g|gif|webp|avif)$/.test(type);

/** What came with a message: pictures as thumbnails that open large, everything else as a download. */
export function AttachmentList({ attachments }: { attachments: readonly AttachmentView[] }) {
  const { t, i18n } = useTranslation();
  const [shown, setShown] = useState<AttachmentView | null>(null);
  if (attachments.length === 0) return null;
  return (
    <>
      <ul className={styles.list} aria-label={t("desk-message.attachments")}>
        {attachments.map((file) => (
          <li key={file.id}>
            {isPicture(file.type) ? (
              <button type="button" className={styles.picture} onClick={() => setShown(file)} title={file.name}>
                <img src={file.url} alt={file.name} loading="lazy" />
              </button>
            ) : (
              <a className={styles.file} href={file.url} download={file.name}>
                <PaperClipOutlined aria-hidden="true" />
                <span>{file.name}</span>
                <small>{fileSize(file.size, i18n.language)}</small>
              </a>
            )}
          </li>
        ))}
      </ul>
      <MachineWords attachments={attachments} />
      <Modal
        open={shown !== null}
        onCancel={() => setShown(null)}
        title={shown?.name}
        width="min(1100px, 94vw)"
        footer={
          <a href={shown?.url} download={shown?.name}>
            {t("desk-message.download")}
          </a>
        }
      >
        {shown && <img className={styles.large} src={shown.url} alt={shown.name} />}
      </Modal>
    </>
  );
}

/** What a machine read on pages, said to be that: whoever answers looks at the page. */
function MachineWords({ attachments }: { attachments: readonly AttachmentView[] }) {
  const { t } = useTranslation();
  const read = attachments.filter((file) => file.machineWords);
  if (read.length === 0) return null;
  return (
    <details className={styles.read}>
      <summary>{t("desk-message.machineRead", { count: read.length })}</summary>
      {read.map((file) => (
        <section key={file.id}>
          <small>{file.name}</small>
          <p>{file.machineWords}</p>
        </section>
      ))}
    </details>
  );
}
