import type { ChatMessage } from "../../shared/contract/chat.ts";
import type { Pending } from "./chat-state.ts";
import type { Say } from "./words.ts";

type Locale = "zh-CN" | "en";

/** One message. Whatever was written is text. */
export function MessageLine(props: { message: ChatMessage; locale: Locale; brand: string; say: Say }) {
  const { message, locale, brand, say } = props;
  const { from, name, robot, text, at, files } = message;
  const called = name ?? brand;
  const who = from === "you" ? say("you") : robot ? `${called} · ${say("robot")}` : called;
  return (
    <article class={from} aria-label={who}>
      {from !== "you" && <b aria-hidden="true">{who}</b>}
      {text && <p>{text}</p>}
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
