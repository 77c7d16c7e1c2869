import { Select } from "antd";
import { useId } from "react";
import styles from "./flows.module.css";

/** One of a few, with its label. */
export function Choice<T extends string | number>(props: {
  label: string;
  value: T;
  onChange: (value: T) => void;
  options: readonly { value: T; label: string }[];
}) {
  const id = useId();
  return (
    <div className={styles.field}>
      <label htmlFor={id}>{props.label}</label>
      <Select id={id} value={props.value} onChange={props.onChange} options={[...props.options]} />
    </div>
  );
}
