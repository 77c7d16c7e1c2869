import { Button } from "antd";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import styles from "./mail-html.module.css";

const TALLEST = 20_000;

/**
 * A mail as it was written, in a frame that can do nothing: no scripts, no forms, links open elsewhere, and remote images stay
 * out until somebody asks, because loading them tells the sender that the mail was read. `allow-same-origin` without
 * `allow-scripts` lets this page measure the frame's height and nothing run inside it.
 */
export function MailHtml({ messageId, title }: { messageId: number; title: string }) {
  const { t } = useTranslation();
  const frame = useRef<HTMLIFrameElement>(null);
  const [images, setImages] = useState(false);
  const [height, setHeight] = useState(160);
  const fit = () => {
    const page = frame.current?.contentDocument;
    if (!page) return;
    const measure = () => setHeight(Math.min(TALLEST, page.documentElement.scrollHeight));
    measure();
    new ResizeObserver(measure).observe(page.documentElement);
  };
  return (
    <div className={styles.mail}>
      {!images && (
        <div className={styles.bar}>
          <span>{t("desk-message.imagesOff")}</span>
          <Button type="link" size="small" onClick={() => setImages(true)}>
            {t("desk-message.showImages")}
          </Button>
        </div>
      )}
      <iframe
        ref={frame}
        key={String(images)}
        title={title}
        src={`/api/v1/messages/${messageId}/html${images ? "?images=1" : ""}`}
        sandbox="allow-same-origin allow-popups allow-popups-to-escape-sandbox"
        referrerPolicy="no-referrer"
        onLoad={fit}
        style={{ height }}
      />
    </div>
  );
}
