import type { LineStep } from "../../../kernel/channel/index.ts";
import type { Ctx } from "../../../kernel/ctx.ts";
import type { Exchange } from "../exchange-of.ts";
import { enqueueOffer } from "../jobs-of-calls.ts";
import { nodeOf } from "../menu/step-menu.ts";
import { type CallRow, updateCall } from "../store/calls.ts";
import { waitsOf } from "./estimate-wait.ts";
import { menuOf } from "./menu-of.ts";
import { turnCall } from "./turn-call.ts";
import { waitingWords } from "./waiting-words.ts";

/** Between two times of saying where they stand. */
const MUSIC_S = 20;
const LEAVE: LineStep[] = [{ do: "leave" }];

/** What somebody who waits hears next: their place and music; and whoever waited too long, or pressed a key, goes on. */
export async function whileWaiting(tx: Ctx, on: Exchange, call: CallRow, keys: string): Promise<LineStep[]> {
  // Somebody has just taken them: the exchange is told so this very moment.
  if (call.state === "talking" || call.state === "held") return [{ do: "music", url: on.settings.music, seconds: 5 }];
  if (call.state === "menu") return LEAVE;
  const { menu } = await menuOf(tx, on.account.id, call.menuVersion);
  const node = nodeOf(menu, call.menuState?.state.node ?? "");
  const queue = node?.type === "queue" ? node : null;
  const event = eventOf(tx, call, keys, queue?.longestWaitS ?? null);
  if (event) {
    const turned = await turnCall(tx, on, call, event);
    if (turned.menuState?.state.waitsFor !== "queue") return LEAVE;
  }
  await updateCall(tx.db, call.id, { heardAt: tx.now() });
  enqueueOffer(tx, call.id);
  const { position, seconds } = (await waitsOf(tx, call.teamId)).get(call.id) ?? { position: 1, seconds: null };
  const language = call.language ?? "zh-CN";
  const words = waitingWords(language, { position, seconds, callbackKey: queue?.callbackKey ?? null });
  return [
    { do: "say", text: words, language, audio: null },
    { do: "music", url: queue?.music ?? on.settings.music, seconds: MUSIC_S },
  ];
}

function eventOf(tx: Ctx, call: CallRow, keys: string, longestWaitS: number | null) {
  // A call of ours that came back from a transfer is in no menu.
  if (call.menuState === null) return null;
  if (keys !== "") return { kind: "keys", keys } as const;
  // Who came back from a transfer waits as long as it takes: somebody has spoken with them already.
  const since = call.answeredAt === null ? call.queuedAt : null;
  const waited = since === null ? 0 : tx.now().getTime() - since.getTime();
  return longestWaitS !== null && waited > longestWaitS * 1_000 ? ({ kind: "waited-too-long" } as const) : null;
}
