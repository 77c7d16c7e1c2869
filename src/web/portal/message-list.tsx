import type { PortalCase } from "../../shared/contract/portal.ts";
import { type Around, fileSize, moment } from "./say.ts";

type Message = PortalCase["messages"][number];

/** What was said in the case, oldest first. */
export function MessageList({ messages, frame, say }: Around & { messages: readonly Message[] }) {
  return (
    <section aria-labelledby="messages-title">
      <h2 id="messages-title">{say("portal.messages.title")}</h2>
      <ol class="messages">
        {messages.map((message, index) => (
          <MessageItem
            key={message.id}
            message={message}
            isLast={index === messages.length - 1}
            frame={frame}
            say={say}
          />
        ))}
      </ol>
    </section>
  );
}

function MessageItem({ message, isLast, frame, say }: Around & { message: Message; isLast: boolean }) {
  const clock = { locale: frame.locale, timeZone: frame.brand.timeZone };
  return (
    <li class="message" data-from={message.from} id={isLast ? "last" : undefined}>
      <p class="message-head">
        <strong>{message.from === "you" ? say("portal.messages.you") : message.name}</strong>
        <time dateTime={message.at}>{moment(message.at, clock)}</time>
      </p>
      <div class="message-text">{message.text}</div>
      {message.attachments.length > 0 && (
        <ul class="files">
          {message.attachments.map((file) => (
            <li key={file.id}>
              {file.url === null ? (
                file.name
              ) : (
                <a href={file.url} download={file.name}>
                  {file.name}
                </a>
              )}{" "}
              <span class="soft">{fileSize(file.size, frame.locale)}</span>
            </li>
          ))}
        </ul>
      )}
    </li>
  );
}
