import { type KeyboardEvent, type ReactNode, useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { CallMenu } from "../../../../../shared/contract/call-menus.ts";
import styles from "./call-menus.module.css";
import { type OutlineLine, outlineOf } from "./outline.ts";
import type { MenuProblem } from "./use-menu-check.ts";
import { useNodeTitle } from "./use-node-title.ts";

type Shared = {
  menu: CallMenu;
  problems: readonly MenuProblem[];
  selected: string | null;
  onSelect: (id: string) => void;
  /** what stands below the line of the selected step; where there is room it stands beside the outline instead */
  below?: ReactNode;
};

/** The menu as a caller goes through it, step below step. The arrows move from line to line. */
export function MenuOutline(props: Shared) {
  const { t } = useTranslation();
  const { menu } = props;
  const { root, lost } = useMemo(() => outlineOf(menu), [menu]);
  const move = (event: KeyboardEvent<HTMLElement>) => {
    const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    if (step === 0 || !(event.target instanceof HTMLElement) || !event.target.matches("[data-line]")) return;
    const lines = [...event.currentTarget.querySelectorAll<HTMLElement>("[data-line]")];
    lines[lines.indexOf(event.target) + step]?.focus();
    event.preventDefault();
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the arrows are a shorter way between buttons that Tab reaches too
    <div className={styles.outline} onKeyDown={move}>
      <ul>
        <Branch line={root} from={root.id} {...props} />
      </ul>
      {lost.length > 0 && (
        <>
          <h3>{t("desk-call-menus.lost")}</h3>
          <ul>
            {lost.map((line) => (
              <Branch key={line.id} line={line} from={line.id} {...props} />
            ))}
          </ul>
        </>
      )}
    </div>
  );
}

function Branch({ line, ...props }: Shared & { line: OutlineLine; from: string }) {
  const { menu, problems, selected, onSelect, below } = props;
  const { t } = useTranslation();
  const titleOf = useNodeTitle(menu);
  const { kind, title } = titleOf(line.id);
  const isSelected = selected === line.id && !line.isJump;
  const own = problems.filter(({ node }) => node === line.id);
  const isWrong = own.some(({ level }) => level === "error");
  return (
    <li>
      <button
        type="button"
        data-line
        className={line.isJump ? styles.jump : styles.node}
        aria-current={isSelected ? "true" : undefined}
        // Where a way leads nowhere, another is chosen in the step that it begins at.
        onClick={() => onSelect(line.isMissing ? props.from : line.id)}
      >
        {line.way && (
          <span className={line.way.key ? styles.key : styles.way}>
            {line.way.key ?? t(`desk-call-menus.ways.${line.way.name}`)}
          </span>
        )}
        {line.isJump && <span aria-hidden="true">→</span>}
        {kind && <b>{kind}</b>}
        <span className={line.isMissing ? styles.wrong : styles.title}>{title}</span>
        {own.length > 0 && !line.isJump && (
          <span className={isWrong ? styles.wrong : styles.doubt}>
            {t(isWrong ? "desk-call-menus.faults" : "desk-call-menus.doubts", { count: own.length })}
          </span>
        )}
      </button>
      {isSelected && below}
      {line.children.length > 0 && (
        <ul className={styles.branch}>
          {line.children.map((child) => (
            <Branch key={`${child.way?.name} ${child.way?.index}`} line={child} {...props} from={line.id} />
          ))}
        </ul>
      )}
    </li>
  );
}
