import { useTranslation } from "react-i18next";
import type { Address, MessageView } from "../../../../../shared/contract/conversations.ts";
import styles from "./stream.module.css";

const said = ({ address, name }: Address) => (name ? `${name} <${address}>` : address);
/** Mail addresses and telephone numbers; what chats call their people only machines read. */
const isReadable = ({ address }: Address) => /@|^\+\d{3,15}$/.test(address);

/** From, to and copies, in one quiet line; only what says something. */
export function RecipientLine({ message }: { message: MessageView }) {
  const { t } = useTranslation();
  const { to, cc, bcc } = message.recipients;
  const lists: [label: string, addresses: Address[]][] = [
    ["from", message.direction === "in" && message.sender ? [message.sender] : []],
    ["to", message.direction === "out" ? to : []],
    ["cc", cc],
    ["bcc", bcc],
  ];
  const parts = lists.filter(([, addresses]) => addresses.some(isReadable));
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
