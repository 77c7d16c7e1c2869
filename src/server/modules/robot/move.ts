import type { Ctx } from "../../kernel/ctx.ts";
import type { Say } from "../../kernel/words.ts";
import type { IncomingFacts } from "../conversations/index.ts";
import type { Found, HandOverReason } from "./policy.ts";
import type { Dialogue, Waits } from "./store/dialogues.ts";
import type { RobotSettings } from "./store/settings.ts";

/** What the robot looks at when it is its turn. */
export type Turning = {
  dialogue: Dialogue;
  settings: RobotSettings;
  incoming: IncomingFacts;
  text: string;
  say: Say;
  /** the channel shows what may be pressed */
  pressing: boolean;
  /** something is attached to the message */
  hasFiles: boolean;
  /** nothing was said to the customer in this dialogue yet */
  isFirst: boolean;
};

export const moves = [
  "greet",
  "answer",
  "ask_back",
  "admit",
  "own_matters",
  "ask_address",
  "ask_code",
  "flow",
  "solved",
  "hand_over",
] as const;

/** A passage that was found. `words`: what is said of it; null where nothing is. `fit`, `sureness`: 0 to 1. */
export type Told = {
  articleId: number;
  passageId: number;
  title: string;
  heading: string;
  text: string;
  words: string | null;
  fit: number;
  sureness: number;
};

/** What it does. */
export type Move = {
  move: (typeof moves)[number];
  reason: string;
  /** what it says; before a hand-over, which has words of its own, mostly nothing */
  text: string;
  choices?: readonly string[];
  found?: readonly Found[];
  shown?: readonly number[];
  misses?: number;
  waits?: Waits | null;
  rejected?: readonly number[];
  /** what of the knowledge it speaks of, or might: a language model may say it, or choose among it */
  knowledge?: readonly Told[];
  proven?: { kind: string; address: string; until: Date };
};

export const handOver = (reason: HandOverReason, more: Partial<Move> = {}): Move => ({
  move: "hand_over",
  reason,
  text: "",
  ...more,
});

/** A step that may make the move; null leaves it to the next one. */
export type Step = (tx: Ctx, turning: Turning) => Promise<Move | null>;
