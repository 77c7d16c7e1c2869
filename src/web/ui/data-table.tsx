import type { ReactNode } from "react";
import styles from "./data-table.module.css";

export type Column<T> = {
  key: string;
  /** its heading; empty for a column of actions */
  title: string;
  cell: (row: T) => ReactNode;
  isNumber?: boolean;
  width?: string;
};

/** Rows under headings; on a phone each row becomes a block that names its values. */
export function DataTable<T extends { id: number | string }>(props: {
  caption: string;
  columns: readonly Column<T>[];
  rows: readonly T[];
}) {
  return (
    <table className={styles.table}>
      <caption className={styles.caption}>{props.caption}</caption>
      <thead>
        <tr>
          {props.columns.map(({ key, title, isNumber, width }) => (
            <th key={key} scope="col" className={isNumber ? styles.number : undefined} style={{ width }}>
              {title || <span className="kw-visually-hidden">{props.caption}</span>}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {props.rows.map((row) => (
          <tr key={row.id}>
            {props.columns.map(({ key, title, cell, isNumber }) => (
              <td key={key} data-label={title} className={isNumber ? styles.number : undefined}>
                <div>{cell(row)}</div>
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
