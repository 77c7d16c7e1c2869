import { DownloadOutlined } from "@ant-design/icons";
import styles from "./export-link.module.css";

/** Fetches what the page shows as a file: the same everywhere, as a button beside the page's other ones. */
export function ExportLink({ href, children }: { href: string; children: string }) {
  return (
    <a className={styles.export} href={href} download>
      <DownloadOutlined aria-hidden="true" /> {children}
    </a>
  );
}
