import type { ReactNode } from "react";
import styles from "./bar-chart.module.css";

export type Bar = {
  key: string;
  /** below the bar, where there is room */
  label: string;
  /** the parts of the bar from its foot up */
  parts: { value: number; tone: "good" | "bad" | "plain" | "strong" }[];
  /** everything in words, for the pointer and screen readers */
  words: string;
};

const HEIGHT = 120;
const HEIGHT_OF_NOTHING = 24;
const LABELS = 6;

/** Bars over time: drawn with the words of each at hand, and a mark between two where something changed. */
export function BarChart(props: { title: string; bars: readonly Bar[]; mark?: { before: number; text: string } }) {
  const { bars, mark } = props;
  const highest = Math.max(1, ...bars.map(({ parts }) => parts.reduce((sum, { value }) => sum + value, 0)));
  const isEmpty = bars.every(({ parts }) => parts.every(({ value }) => value === 0));
  const every = Math.ceil(bars.length / LABELS);
  return (
    <figure className={styles.chart}>
      <figcaption>{props.title}</figcaption>
      <div className={styles.plot}>
        {!isEmpty && <span className={styles.top}>{highest}</span>}
        <ol style={{ height: isEmpty ? HEIGHT_OF_NOTHING : HEIGHT }}>
          {bars.map((bar, n) => (
            <li key={bar.key} title={bar.words} className={mark?.before === n ? styles.marked : undefined}>
              <span className="kw-visually-hidden">{bar.words}</span>
              <Parts bar={bar} highest={highest} />
              {n % every === 0 && (
                <small aria-hidden="true" className={styles.label}>
                  {bar.label}
                </small>
              )}
              {mark?.before === n && <em className={styles.markText}>{mark.text}</em>}
            </li>
          ))}
        </ol>
      </div>
    </figure>
  );
}

function Parts({ bar, highest }: { bar: Bar; highest: number }): ReactNode {
  return (
    <span className={styles.bar} aria-hidden="true">
      {bar.parts
        .filter(({ value }) => value > 0)
        .map(({ value, tone }) => (
          <span key={tone} className={styles[tone]} style={{ height: `${(value / highest) * 100}%` }} />
        ))}
    </span>
  );
}
