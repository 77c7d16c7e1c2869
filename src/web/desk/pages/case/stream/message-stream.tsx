import { useInfiniteQuery } from "@tanstack/react-query";
import { useSearch } from "@tanstack/react-router";
import { Button } from "antd";
import type { TFunction } from "i18next";
import { useEffect, useLayoutEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { CaseView } from "../../../../../shared/contract/cases.ts";
import type { MessageView } from "../../../../../shared/contract/conversations.ts";
import { messagesQuery } from "../../../../lib/case-queries.ts";
import { useClock } from "../../../../lib/time.ts";
import { ErrorState } from "../../../../ui/error-state.tsx";
import { BlockSkeleton } from "../../../../ui/skeletons.tsx";
import { MessageItem } from "./message-item.tsx";
import styles from "./stream.module.css";

/** Nearer to the end than this counts as reading the newest: then a new message scrolls into view. */
const NEAR_END = 120;

/** The conversation over all channels in one stream, oldest above. It stays where the reader is when something new comes. */
export function MessageStream(props: {
  view: CaseView;
  picked?: ReadonlySet<number> | null;
  onPick?: (id: number) => void;
}) {
  const { t } = useTranslation();
  const search: { message?: string } = useSearch({ strict: false });
  const query = useInfiniteQuery(messagesQuery(props.view.id));
  const box = useRef<HTMLElement>(null);
  const list = useRef<HTMLOListElement>(null);
  const atEnd = useRef(true);
  const [unseen, setUnseen] = useState(0);
  const [news, setNews] = useState("");
  const messages = query.data?.pages.toReversed().flatMap(({ items }) => items) ?? [];
  const first = messages[0]?.id;
  const newest = messages.at(-1);
  const last = newest?.id;
  const before = useRef<{ first?: number; last?: number; height: number }>({ height: 0 });

  useLayoutEffect(() => {
    const scroller = box.current;
    if (!scroller || first === undefined) return;
    const was = before.current;
    const wanted = search.message && scroller.querySelector(`#message-${search.message}`);
    if (was.last === undefined) {
      atEnd.current = !wanted;
      if (wanted) wanted.scrollIntoView({ block: "center" });
      else scroller.scrollTop = scroller.scrollHeight;
    } else if (was.first !== first) {
      // Earlier ones were put above: what was being read keeps its place.
      scroller.scrollTop += scroller.scrollHeight - was.height;
    } else if (was.last !== last) {
      setNews(newsOf(newest!, t));
      const end = was.height - scroller.clientHeight;
      if (scroller.scrollTop > end - NEAR_END) scroller.scrollTop = scroller.scrollHeight;
      else setUnseen((count) => count + 1);
    }
    before.current = { first, last, height: scroller.scrollHeight };
  }, [first, last, newest, search.message, t]);

  // Pictures that come in and a composer that grows leave the newest in sight for whoever reads it.
  const isShown = first !== undefined;
  useEffect(() => {
    const scroller = box.current;
    if (!isShown || !scroller || !list.current) return;
    const watcher = new ResizeObserver(() => {
      if (atEnd.current) scroller.scrollTop = scroller.scrollHeight;
    });
    watcher.observe(scroller);
    watcher.observe(list.current);
    return () => watcher.disconnect();
  }, [isShown]);
  const onScroll = () => {
    const scroller = box.current!;
    atEnd.current = scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight < NEAR_END;
  };

  if (query.isPending)
    return (
      <div className={styles.stream}>
        <BlockSkeleton lines={8} />
      </div>
    );
  if (query.isError && messages.length === 0) return <ErrorState error={query.error} onRetry={() => query.refetch()} />;
  const toEnd = () => {
    box.current?.scrollTo({ top: box.current.scrollHeight });
    setUnseen(0);
  };
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable, so that the keyboard can scroll it
    <section className={styles.stream} ref={box} tabIndex={0} onScroll={onScroll} aria-label={t("desk-message.stream")}>
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
