import type { ChatMessage } from "../../shared/contract/chat.ts";
import type { Pending } from "./chat-state.ts";
import type { Say } from "./words.ts";

type Locale = "zh-CN" | "en";

/** One message. Whatever was written is text. */
export function MessageLine(props: {
  message: ChatMessage;
  locale: Locale;
  brand: string;
  say: Say;
  /** shows this page to whoever invited with these digits; null where there is no page around */
  onShare: ((code: string) => void) | null;
}) {
  const { message, locale, brand, say, onShare } = props;
  const { from, name, robot, text, at, files } = message;
  const code = from === "you" || !onShare || !isFresh(at) ? null : codeIn(text);
  const called = name ?? brand;
  const who = from === "you" ? say("you") : robot ? `${called} · ${say("robot")}` : called;
  return (
    <article class={from} aria-label={who}>
      {from !== "you" && <b aria-hidden="true">{who}</b>}
      {text && <p>{text}</p>}
      {code && (
        <p>
          <button type="button" class="share" onClick={() => onShare!(code)}>
            {say("share")}
          </button>
        </p>
      )}
      {files.map((file) =>
        file.isPicture ? (
          <a key={file.id} href={file.url} target="_blank" rel="noreferrer">
            <img src={file.url} alt={file.name} loading="lazy" />
          </a>
        ) : (
          <a key={file.id} class="file" href={file.url} download>
            {file.name} <small>{sizeOf(file.size, locale)}</small>
          </a>
        ),
      )}
      <time dateTime={at}>{momentOf(at, locale)}</time>
    </article>
  );
}

/** An invitation is good for ten minutes; the browser's clock may be wrong by as much. */
const SHOWN_MS = 30 * 60_000;

function isFresh(at: string): boolean {
  return Date.now() - Date.parse(at) < SHOWN_MS;
}

/** The digits of an invitation of ours to show the page. */
function codeIn(text: string): string | null {
  return /\/share#(\d{6})\b/.exec(text)?.[1] ?? null;
}

export function PendingLine({ pending, say }: { pending: Pending; say: Say }) {
  return (
    <article class={`you ${pending.failed ? "failed" : "pending"}`} aria-label={say("you")}>
      {pending.text && <p>{pending.text}</p>}
      {pending.files.map((file) => (
        <span key={file.sha256} class="file">
          {file.name}
        </span>
      ))}
      <time>{say(pending.failed ? "failed" : "sending")}</time>
    </article>
  );
}

function momentOf(iso: string, locale: Locale): string {
  const at = new Date(iso);
  const isToday = at.toDateString() === new Date().toDateString();
  const day = isToday ? {} : ({ month: "short", day: "numeric" } as const);
  return at.toLocaleString(locale, { ...day, hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
}

function sizeOf(bytes: number, locale: Locale): string {
  const [value, unit] = bytes < 1_000_000 ? [bytes / 1_000, "kilobyte"] : [bytes / 1_000_000, "megabyte"];
  return new Intl.NumberFormat(locale, { style: "unit", unit, maximumFractionDigits: 1 }).format(value);
}
