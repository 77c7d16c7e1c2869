import { useInfiniteQuery } from "@tanstack/react-query";
import { useSearch } from "@tanstack/react-router";
import { Button } from "antd";
import type { TFunction } from "i18next";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { CaseView } from "../../../../../shared/contract/cases.ts";
import type { MessageView } from "../../../../../shared/contract/conversations.ts";
import { messagesQuery } from "../../../../lib/case-queries.ts";
import { useClock } from "../../../../lib/time.ts";
import { ErrorState } from "../../../../ui/error-state.tsx";
import { BlockSkeleton } from "../../../../ui/skeletons.tsx";
import { MessageItem } from "./message-item.tsx";
import styles from "./stream.module.css";
import { useReadingPlace } from "./use-reading-place.ts";

/** The conversation over all channels in one stream, oldest above. It stays where the reader is when something new comes. */
export function MessageStream(props: {
  view: CaseView;
  picked?: ReadonlySet<number> | null;
  onPick?: (id: number) => void;
}) {
  const { t } = useTranslation();
  const search: { message?: string } = useSearch({ strict: false });
  const query = useInfiniteQuery(messagesQuery(props.view.id));
  const [news, setNews] = useState("");
  const messages = query.data?.pages.toReversed().flatMap(({ items }) => items) ?? [];
  const newest = messages.at(-1);
  const { box, list, unseen, toEnd } = useReadingPlace({
    first: messages[0]?.id,
    last: newest?.id,
    wanted: search.message,
    onNews: () => setNews(newsOf(newest!, t)),
  });
  if (query.isPending)
    return (
      <div className={styles.stream}>
        <BlockSkeleton lines={8} />
      </div>
    );
  if (query.isError && messages.length === 0) return <ErrorState error={query.error} onRetry={() => query.refetch()} />;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable, so that the keyboard can scroll it
    <section className={styles.stream} ref={box} tabIndex={0} aria-label={t("desk-message.stream")}>
      {query.hasNextPage && (
        <Button
          size="small"
          loading={query.isFetchingNextPage}
          onClick={() => query.fetchNextPage()}
          className={styles.earlier}
        >
          {t("desk-message.earlier")}
        </Button>
      )}
      <ol className={styles.messages} ref={list}>
        {messages.map((message, index) => (
          <li key={message.id} id={`message-${message.id}`} data-wanted={search.message === String(message.id)}>
            <DayLine message={message} previous={messages[index - 1]} />
            <MessageItem
              message={message}
              caseView={props.view}
              picked={props.picked ? props.picked.has(message.id) : null}
              onPick={props.onPick}
            />
          </li>
        ))}
      </ol>
      <p role="status" className="kw-visually-hidden">
        {news}
      </p>
      {unseen > 0 && (
        <Button type="primary" shape="round" size="small" className={styles.unseen} onClick={toEnd}>
          {t("desk-message.newBelow", { count: unseen })}
        </Button>
      )}
    </section>
  );
}

/** What is said to who does not see it appear. */
function newsOf({ author, sender, direction }: MessageView, t: TFunction): string {
  const name = author?.name ?? sender?.name ?? sender?.address ?? "";
  return t(`desk-message.arrived.${direction}`, { name });
}

/** The date, where a message is the first of its day. */
function DayLine({ message, previous }: { message: MessageView; previous: MessageView | undefined }) {
  const clock = useClock();
  const day = clock.date(message.createdAt);
  if (previous && clock.date(previous.createdAt) === day) return null;
  return <p className={styles.day}>{day}</p>;
}
