import type { FunctionComponent } from "preact";
import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import type { ChatPageData } from "../../shared/contract/chat.ts";
import type { Chat } from "./chat-state.ts";
import { Choices } from "./choices.tsx";
import { Composer } from "./composer.tsx";
import { kept } from "./kept.ts";
import { MailLine } from "./mail-line.tsx";
import { MessageLine, PendingLine } from "./message-line.tsx";
import { RatingFaces } from "./rating-faces.tsx";
import type { Say } from "./words.ts";

type VoiceProps = { chat: Chat; data: ChatPageData; onClose: () => void };
export type Tell = (message: object, ports?: MessagePort[]) => void;
type ShareProps = { data: ChatPageData; code: string | null; tell: Tell; onClose: () => void };

export type Around = { chat: Chat; data: ChatPageData; say: Say };

/** The whole chat: what was said, who types, and the place to write. */
export function ChatPage(props: Around & { onClose: () => void; onOpen: () => void; tell: Tell }) {
  const { onClose, onOpen, tell, ...around } = props;
  const { chat, data, say } = around;
  const inFrame = parent !== window;
  const [voice, setVoice] = useState<{ Panel: FunctionComponent<VoiceProps> } | null>(null);
  // Loaded when somebody wants to call: who only writes needs none of it.
  const openVoice = async () => {
    const { VoicePanel } = await import("./voice/voice-panel.tsx");
    setVoice({ Panel: VoicePanel });
  };
  // The page around was loaded anew while they spoke.
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the page begins
  useEffect(() => {
    if (data.voice && chat.token && kept(`keepword:${data.key}:call`) !== null) void openVoice().then(onOpen);
  }, []);
  const [share, setShare] = useState<{ Panel: FunctionComponent<ShareProps>; code: string | null } | null>(null);
  const openShare = async (code: string | null) => {
    const { SharePanel } = await import("./share/share-panel.tsx");
    setShare({ Panel: SharePanel, code });
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the page begins
  useEffect(() => {
    const ask = () => void openShare(null);
    addEventListener("keepword-code", ask);
    return () => removeEventListener("keepword-code", ask);
  }, []);
  return (
    <>
      <header>
        <h1>{data.brand}</h1>
        {data.voice && !voice && (
          <button type="button" class="icon call" aria-label={say("call")} title={say("call")} onClick={openVoice}>
            <svg viewBox="0 0 24 24" aria-hidden="true">
              <path d="M5 4h4l2 5-2.500 1.500a11 11 0 005 5L15 13l5 2v4a2 2 0 01-2 2A16 16 0 013 6a2 2 0 012-2" />
            </svg>
          </button>
        )}
        {inFrame && (
          <button type="button" class="icon" aria-label={say("close")} onClick={onClose}>
            <svg viewBox="0 0 24 24" aria-hidden="true">
              <path d="M6 6l12 12M18 6L6 18" />
            </svg>
          </button>
        )}
      </header>
      {voice && <voice.Panel chat={chat} data={data} onClose={() => setVoice(null)} />}
      {share && (
        <share.Panel key={share.code} data={data} code={share.code} tell={tell} onClose={() => setShare(null)} />
      )}
      <Thread {...around} onShare={inFrame ? (code) => void openShare(code) : null} />
      <p class="typing" role="status">
        {chat.typing && say("typing", { name: chat.typing })}
      </p>
      <Composer {...around} />
    </>
  );
}

function Thread({ chat, data, say, onShare }: Around & { onShare: ((code: string) => void) | null }) {
  const scroller = useRef<HTMLElement>(null);
  const isAtEnd = useRef(true);
  const seen = useRef(0);
  const [below, setBelow] = useState(false);
  const last = chat.items.at(-1)?.id ?? 0;
  const isOwn = chat.pending.length > 0;

  // After each drawing: whoever reads at the end stays there, whoever reads further up is told and left alone.
  useLayoutEffect(() => {
    const box = scroller.current!;
    if (isAtEnd.current || isOwn) box.scrollTop = box.scrollHeight;
    else if (last > seen.current) setBelow(true);
    seen.current = last;
  });
  // A picture that comes later, or a keyboard that opens, must not push the newest words out of sight.
  useEffect(() => {
    const box = scroller.current!;
    const stay = new ResizeObserver(() => {
      if (isAtEnd.current) box.scrollTop = box.scrollHeight;
    });
    stay.observe(box);
    stay.observe(box.firstElementChild!);
    return () => stay.disconnect();
  }, []);

  const scrolled = () => {
    const box = scroller.current!;
    isAtEnd.current = box.scrollHeight - box.scrollTop - box.clientHeight < 40;
    if (isAtEnd.current && below) setBelow(false);
  };
  const down = () => {
    scroller.current!.scrollTop = scroller.current!.scrollHeight;
  };
  const failed = chat.pending.some((one) => one.failed);
  const asksMail = data.offlineMail && chat.loaded && !chat.hasMail && chat.items.some(({ from }) => from === "you");
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <main ref={scroller} onScroll={scrolled} tabIndex={0} aria-label={say("thread")}>
      <div class="inner">
        {chat.next !== null && (
          <button type="button" class="plain" onClick={() => void chat.loadEarlier()}>
            {say("earlier")}
          </button>
        )}
        <div role="log" aria-live="polite" aria-label={say("messages")}>
          <p class="greeting">{data.greeting || say("greeting")}</p>
          {chat.items.map((message) => (
            <MessageLine
              key={message.id}
              message={message}
              locale={data.locale}
              brand={data.brand}
              say={say}
              onShare={onShare}
            />
          ))}
          {chat.pending.map((one) => (
            <PendingLine key={one.clientId} pending={one} say={say} />
          ))}
        </div>
        {failed && (
          <p class="fault" role="alert">
            {say("notSent")}{" "}
            <button type="button" class="plain" onClick={() => chat.again()}>
              {say("again")}
            </button>
          </p>
        )}
        {!isOwn && chat.items.at(-1)?.asksRating && (
          <RatingFaces say={say} onRate={(rating) => chat.write(`${rating} – ${say(`rate${rating}`)}`, [])} />
        )}
        {!isOwn && (
          <Choices choices={chat.items.at(-1)?.choices ?? []} say={say} onChoose={(text) => chat.write(text, [])} />
        )}
        {asksMail && <MailLine chat={chat} say={say} />}
      </div>
      {below && (
        <button type="button" class="below" onClick={down}>
          {say("below")}
        </button>
      )}
    </main>
  );
}
