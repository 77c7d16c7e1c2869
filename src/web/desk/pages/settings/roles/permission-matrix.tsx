import { Checkbox } from "antd";
import { useTranslation } from "react-i18next";
import { type Permission, permissions } from "../../../../../shared/permissions.ts";
import styles from "./permissions.module.css";

const groups = Map.groupBy(permissions, (permission) => permission.split(":")[0]!);

/**
 * Every permission by module, with what it lets somebody do. Nobody gives what they lack themselves: such boxes are there to
 * be read.
 */
export function PermissionMatrix(props: {
  id?: string;
  value?: Permission[];
  onChange?: (value: Permission[]) => void;
  disabled?: boolean;
  /** what the reader may do themselves */
  mine: readonly string[];
}) {
  const { t } = useTranslation();
  const { value = [], mine } = props;
  const chosen = new Set(value);
  // In the order of the catalogue, so that the same choice is always the same list.
  const change = (next: Set<Permission>) => props.onChange?.(permissions.filter((name) => next.has(name)));
  const mayGive = (name: Permission) => !props.disabled && (mine.includes(name) || chosen.has(name));
  return (
    <div className={styles.matrix} id={props.id}>
      {[...groups].map(([module, names]) => {
        const free = names.filter(mayGive);
        const held = names.filter((name) => chosen.has(name));
        return (
          <fieldset key={module}>
            <legend>
              <Checkbox
                checked={held.length === names.length}
                indeterminate={held.length > 0 && held.length < names.length}
                disabled={free.length === 0}
                onChange={({ target }) => {
                  const next = new Set(chosen);
                  for (const name of free) target.checked ? next.add(name) : next.delete(name);
                  change(next);
                }}
              >
                {t(`desk-permissions.${module}.title`)}
              </Checkbox>
            </legend>
            {names.map((name) => (
              <Checkbox
                key={name}
                checked={chosen.has(name)}
                disabled={!mayGive(name)}
                onChange={({ target }) => {
                  const next = new Set(chosen);
                  if (target.checked) next.add(name);
                  else next.delete(name);
                  change(next);
                }}
              >
                {t(`desk-permissions.${name.replace(":", ".")}`)}
              </Checkbox>
            ))}
          </fieldset>
        );
      })}
    </div>
  );
}
