import { useEffect, useRef, useState } from "preact/hooks";
import type { ChatPageData } from "../../../shared/contract/chat.ts";
import type { ShareOffer } from "../../../shared/contract/cobrowse.ts";
import { agreeTo, CodeWrong, decline, lookAt } from "../../lib/cobrowse/ask.ts";
import { consentPoints } from "../../lib/cobrowse/consent-points.ts";
import { shareWordsIn } from "../../lib/cobrowse/words.ts";
import type { Tell } from "../chat-page.tsx";
import { startSharing } from "./share-session.ts";

type Props = { data: ChatPageData; code: string | null; tell: Tell; onClose: () => void };

/** Asks for the digits where they are not known, then for the visitor's consent, and says before what that means. */
export function SharePanel({ data, code: given, tell, onClose }: Props) {
  const say = shareWordsIn(data.locale);
  const [code, setCode] = useState(given);
  const [offer, setOffer] = useState<ShareOffer | null>(null);
  const [fault, setFault] = useState("");
  const [busy, setBusy] = useState(false);
  const heading = useRef<HTMLHeadingElement>(null);
  const attempt = async (run: () => Promise<void>) => {
    setBusy(true);
    setFault("");
    try {
      await run();
    } catch (error) {
      setFault(say(error instanceof CodeWrong ? "wrong" : "fault"));
      if (error instanceof CodeWrong) {
        setOffer(null);
        setCode(null);
      }
    } finally {
      setBusy(false);
    }
  };
  const look = (digits: string) =>
    attempt(async () => {
      setOffer(await lookAt(digits, data.locale));
      setCode(digits);
    });
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, for the digits it was opened with
  useEffect(() => {
    if (given) void look(given);
  }, []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: whenever something else is asked
  useEffect(() => heading.current?.focus(), [offer]);
  const agree = () =>
    attempt(async () => {
      const pass = await agreeTo(code!, siteOf(data.origins));
      startSharing(pass, data.locale, tell);
      onClose();
      tell({ keepword: "shut" });
    });
  const refuse = () => {
    // What they said is done here, whether or not the desk hears of it.
    void decline(code!).catch(() => undefined);
    onClose();
  };
  if (!offer) {
    return (
      <section class="share-panel" aria-busy={busy}>
        <form
          onSubmit={(event) => {
            event.preventDefault();
            void look(String(new FormData(event.currentTarget as HTMLFormElement).get("code")).replace(/\D/g, ""));
          }}
        >
          <h2 ref={heading} tabIndex={-1}>
            {say("codeLead")}
          </h2>
          <p class="fault" role="alert">
            {fault}
          </p>
          <input name="code" aria-label={say("code")} inputMode="numeric" autocomplete="one-time-code" maxLength={8} />
          <div class="choices">
            <button type="submit" class="yes" disabled={busy}>
              {say("next")}
            </button>
            <button type="button" class="plain" onClick={onClose}>
              {say("decline")}
            </button>
          </div>
        </form>
      </section>
    );
  }
  const names = { agent: offer.agent, brand: offer.brand };
  return (
    <section class="share-panel" aria-busy={busy}>
      <h2 ref={heading} tabIndex={-1}>
        {say("title", names)}
      </h2>
      <ul>
        {consentPoints.map((point) => (
          <li key={point}>{say(point, names)}</li>
        ))}
      </ul>
      <p class="fault" role="alert">
        {fault}
      </p>
      <div class="choices">
        <button type="button" class="yes" disabled={busy} onClick={() => void agree()}>
          {say("agree")}
        </button>
        <button type="button" class="plain" onClick={refuse}>
          {say("decline")}
        </button>
      </div>
    </section>
  );
}

/** The site around, as far as the browser tells; else the first one the chat may stand in. */
function siteOf(origins: readonly string[]): string {
  const [ancestor] = location.ancestorOrigins ?? [];
  return new URL(ancestor ?? origins[0]!).host;
}
