import { type RefObject, useEffect, useLayoutEffect, useRef, useState } from "react";
import { useWideScreen } from "../../../../lib/wide-screen.ts";

/** Nearer to the end than this counts as reading the newest: then a new message scrolls into view. */
const NEAR_END = 120;

type Stream = {
  /** the ids of the oldest and the newest message that are shown; undefined while there are none */
  first: number | undefined;
  last: number | undefined;
  /** the id of the message to open at, instead of the newest */
  wanted: string | undefined;
  onNews: () => void;
};

type ReadingPlace = {
  box: RefObject<HTMLElement | null>;
  list: RefObject<HTMLOListElement | null>;
  /** how many came below what is being read */
  unseen: number;
  toEnd: () => void;
};

/**
 * Opens a stream at its newest message and then leaves the reader where they are, whatever comes above or below. On a phone
 * the page scrolls, and the composer with it; elsewhere the stream itself does.
 */
export function useReadingPlace({ first, last, wanted, onNews }: Stream): ReadingPlace {
  const ownScroll = useWideScreen(721);
  const box = useRef<HTMLElement>(null);
  const list = useRef<HTMLOListElement>(null);
  const atEnd = useRef(true);
  const [unseen, setUnseen] = useState(0);
  const before = useRef<{ first?: number; last?: number; height: number }>({ height: 0 });
  const tell = useRef(onNews);
  tell.current = onNews;

  useLayoutEffect(() => {
    const scroller = scrollerOf(box.current, ownScroll);
    if (!scroller || first === undefined) return;
    const was = before.current;
    const target = wanted && scroller.querySelector(`#message-${wanted}`);
    if (was.last === undefined) {
      atEnd.current = !target;
      if (target) target.scrollIntoView({ block: "center" });
      else scroller.scrollTop = scroller.scrollHeight;
    } else if (was.first !== first) {
      // Earlier ones were put above: what was being read keeps its place.
      scroller.scrollTop += scroller.scrollHeight - was.height;
    } else if (was.last !== last) {
      tell.current();
      const end = was.height - scroller.clientHeight;
      if (scroller.scrollTop > end - NEAR_END) scroller.scrollTop = scroller.scrollHeight;
      else setUnseen((count) => count + 1);
    }
    before.current = { first, last, height: scroller.scrollHeight };
  }, [first, last, wanted, ownScroll]);

  // Pictures that come in and a composer that grows leave the newest in sight for whoever reads it.
  const isShown = first !== undefined;
  useEffect(() => {
    const scroller = scrollerOf(box.current, ownScroll);
    if (!isShown || !scroller || !list.current) return;
    const watcher = new ResizeObserver(() => {
      if (atEnd.current) scroller.scrollTop = scroller.scrollHeight;
    });
    watcher.observe(scroller);
    watcher.observe(ownScroll ? list.current : box.current!.parentElement!);
    const note = () => {
      atEnd.current = scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight < NEAR_END;
    };
    scroller.addEventListener("scroll", note, { passive: true });
    return () => {
      watcher.disconnect();
      scroller.removeEventListener("scroll", note);
    };
  }, [isShown, ownScroll]);

  const toEnd = () => {
    const scroller = scrollerOf(box.current, ownScroll);
    scroller?.scrollTo({ top: scroller.scrollHeight });
    setUnseen(0);
  };
  return { box, list, unseen, toEnd };
}

function scrollerOf(stream: HTMLElement | null, ownScroll: boolean): HTMLElement | null {
  return ownScroll ? stream : (stream?.closest("main") ?? null);
}
