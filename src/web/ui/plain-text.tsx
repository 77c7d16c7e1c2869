import { Fragment } from "react";

const LINK = /(https?:\/\/[^\s<>"'，。；：！？、）】》]+[^\s<>"'，。；：！？、）】》.,;:!?)\]])/g;

/** Text as it was typed: its line breaks kept, addresses of the web made links that tell the other side nothing. */
export function PlainText({ text, className }: { text: string; className?: string }) {
  return (
    <div className={className} style={{ whiteSpace: "pre-wrap" }} dir="auto">
      {text.split(LINK).map((part, index) =>
        index % 2 === 1 ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: parts of one text never change their order
          <a key={index} href={part} target="_blank" rel="noopener noreferrer" style={{ textDecoration: "underline" }}>
            {part}
          </a>
        ) : (
          // biome-ignore lint/suspicious/noArrayIndexKey: parts of one text never change their order
          <Fragment key={index}>{part}</Fragment>
        ),
      )}
    </div>
  );
}
