import { Select } from "antd";
import type { Address } from "../../../../../shared/contract/conversations.ts";
import styles from "./composer.module.css";

const shown = ({ address, name }: Address) => (name ? `${name} <${address}>` : address);

/** "Li Wei <li@example.com>" or a bare address. */
export function readAddress(text: string): Address | null {
  const trimmed = text.trim();
  const named = /^(.*?)\s*<([^<>\s]+@[^<>\s]+)>$/.exec(trimmed);
  if (named) return { address: named[2]!, name: named[1]!.replace(/^"|"$/g, "") || null };
  return /^[^\s<>@]+@[^\s<>@]+$/.test(trimmed) ? { address: trimmed, name: null } : null;
}

/** One line of recipients: typed or pasted addresses, several at once by comma, semicolon or line. */
export function AddressField(props: {
  label: string;
  value: readonly Address[];
  known: readonly Address[];
  onChange: (addresses: Address[]) => void;
}) {
  const known = [...props.value, ...props.known];
  const change = (texts: string[]) => {
    const addresses = texts.flatMap((text) => known.find((one) => shown(one) === text) ?? readAddress(text) ?? []);
    props.onChange([...new Map(addresses.map((one) => [one.address.toLowerCase(), one])).values()]);
  };
  return (
    <div className={styles.addressLine}>
      <span aria-hidden="true">{props.label}</span>
      <Select
        mode="tags"
        size="small"
        variant="borderless"
        suffixIcon={null}
        value={props.value.map(shown)}
        onChange={change}
        options={props.known.map((one) => ({ value: shown(one), label: shown(one) }))}
        tokenSeparators={[",", ";", "，", "；", "\n"]}
        aria-label={props.label}
        style={{ flex: 1, minWidth: 0 }}
      />
    </div>
  );
}
