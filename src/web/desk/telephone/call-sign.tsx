import { PhoneOutlined } from "@ant-design/icons";
import type { CallView } from "../../../shared/contract/calls.ts";
import styles from "./call-card.module.css";

/** A telephone with the direction of the call beside it; words say the same. */
export function CallSign({ call: { direction } }: { call: Pick<CallView, "direction"> }) {
  return (
    <span aria-hidden="true" className={styles.sign}>
      <PhoneOutlined />
      {direction === "in" ? "↙" : "↗"}
    </span>
  );
}
