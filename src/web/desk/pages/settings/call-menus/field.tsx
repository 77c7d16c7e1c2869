import { type ReactNode, useId } from "react";
import styles from "./call-menus.module.css";

/** A field with its label and, where it needs one, a word of explanation. */
export function Field(props: {
  label: string;
  hint?: string;
  problem?: string | false;
  children: (field: { id: string; "aria-describedby"?: string; status?: "error" }) => ReactNode;
}) {
  const id = useId();
  const { label, hint, problem } = props;
  const below = problem || hint;
  return (
    <div className={styles.field}>
      <label htmlFor={id}>{label}</label>
      {props.children({
        id,
        ...(below && { "aria-describedby": `${id}-hint` }),
        ...(problem && { status: "error" as const }),
      })}
      {below && (
        <small id={`${id}-hint`} className={problem ? styles.wrong : styles.soft}>
          {below}
        </small>
      )}
    </div>
  );
}
