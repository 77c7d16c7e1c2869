import { useTranslation } from "react-i18next";
import type { Address, MessageView } from "../../../../../shared/contract/conversations.ts";
import styles from "./stream.module.css";

const said = ({ address, name }: Address) => (name ? `${name} <${address}>` : address);

/** From, to and copies, in one quiet line; only what says something. */
export function RecipientLine({ message }: { message: MessageView }) {
  const { t } = useTranslation();
  const { to, cc, bcc } = message.recipients;
  const parts = [
    message.direction === "in" && message.sender ? ["from", [message.sender]] : null,
    message.direction === "out" && to.length > 0 ? ["to", to] : null,
    cc.length > 0 ? ["cc", cc] : null,
    bcc.length > 0 ? ["bcc", bcc] : null,
  ].filter((part): part is [string, Address[]] => part !== null);
  if (parts.length === 0) return null;
  return (
    <p className={styles.recipients}>
      {parts.map(([label, addresses]) => (
        <span key={label}>
          {t(`desk-message.${label}`)} {addresses.map(said).join(", ")}
        </span>
      ))}
    </p>
  );
}
