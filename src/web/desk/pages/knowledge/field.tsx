import { type ReactNode, useId } from "react";
import styles from "./knowledge.module.css";

/** A label with its field; `children` is given the id that joins them. */
export function Field(props: { label: string; hint?: string; children: (id: string) => ReactNode }) {
  const id = useId();
  return (
    <div className={styles.field}>
      <label htmlFor={id}>{props.label}</label>
      {props.children(id)}
      {props.hint && <small>{props.hint}</small>}
    </div>
  );
}
