/**
 * The telephone port: what an adapter of telephone exchanges does besides the rest. There are two sorts of exchanges. One
 * asks us at each step what a line is to do (`led` by the desk): we lead callers through a menu, let them wait, and ring
 * whoever answers. The other does all of that itself (`led` by the exchange) and tells us of it; we ask it to dial, hold
 * and transfer.
 */
import type { ChannelAccount } from "./account.ts";
import type { HookAnswer, HookRequest } from "./hook.ts";
import type { AdapterPorts } from "./ports.ts";

type Language = "zh-CN" | "en";

/** What a line does, one after the other. */
export type LineStep =
  | { do: "say"; text: string; language: Language; audio: string | null }
  /** Listens for keys, also while what comes before in the same answer is said. */
  | { do: "ask"; longest: number; endKey: string | null; seconds: number }
  /** Joins those who wait; the exchange asks again and again what they hear. */
  | { do: "wait" }
  /** Music while waiting; a key that is pressed meanwhile is told. `url` null: the exchange's own */
  | { do: "music"; url: string | null; seconds: number }
  /** Leaves those who wait. */
  | { do: "leave" }
  /** Speaks with whoever is in the same room. */
  | { do: "talk"; room: string; record: boolean }
  /** Music until the line is told something else; `room`: one that nobody else comes to. `url` null: the exchange's own */
  | { do: "hold"; room: string; url: string | null }
  | { do: "record"; longestS: number }
  | { do: "transfer"; to: string }
  | { do: "reject" }
  | { do: "hang-up" };

/** How the call of a line ended. */
export type LineEnd = "completed" | "busy" | "no-answer" | "failed" | "cancelled";

/** What an exchange tells that we lead. `ref` is what we gave with the address it tells us at. */
export type LineNews =
  | { kind: "called"; line: string; from: string | null; to: string }
  /** `keys` is empty when nothing was pressed; `turn`: the question it answers */
  | { kind: "keys"; line: string; keys: string; turn: number | null }
  /** whoever waits is to hear something; `keys`: what they pressed meanwhile */
  | { kind: "waits"; line: string; keys: string }
  /** no longer waits */
  | { kind: "left"; line: string }
  | { kind: "recorded"; line: string }
  /** a telephone that we rang was picked up */
  | { kind: "picked-up"; line: string; ref: string }
  | { kind: "over"; line: string; ref: string | null; how: LineEnd }
  /** `room`: of what was recorded of all who spoke in it */
  | { kind: "recording"; line: string; room: string | null; recording: Recording }
  /** nothing that changes anything */
  | { kind: "nothing"; line: string };

export type Recording = { id: string; url: string; seconds: number | null };

/** What an exchange tells that leads calls itself; `id` is of the telling. */
export type ExchangeNews = {
  kind: "told";
  id: string;
  event: "ringing" | "answered" | "held" | "resumed" | "transferred" | "ended" | "recorded";
  /** the exchange's name for the call, the same in all that it tells of it; what we asked it to dial has the one we gave */
  call: string;
  at: Date;
  direction: "in" | "out" | null;
  /** the customer's number; null where it is withheld or not told */
  number: string | null;
  ownNumber: string | null;
  /** the telephone of ours that rings or answered */
  extension: string | null;
  outcome: "answered" | "missed" | "abandoned" | "voicemail" | "busy" | "failed" | null;
  orderNumber: string | null;
  topic: string | null;
  language: Language | null;
  recording: Recording | null;
};

/** What we ask of an exchange that leads calls itself. */
export type ExchangeOrder =
  | { type: "dial"; call: string; extension: string; number: string; from: string }
  | { type: "hold" | "resume" | "hang-up"; call: string; extension: string | null }
  | { type: "transfer"; call: string; from: string | null; to: string };

/** How an account of ours takes calls. */
export type CallSettings = {
  /** conversations are recorded; callers are told so before */
  record: boolean;
  consent: Readonly<Record<Language, string>>;
  ringSeconds: number;
  /** 0: who hung up is there for the next one at once */
  wrapUpSeconds: number;
  music: string | null;
};

/** What ordering may use besides. */
export type LinePorts = AdapterPorts & { hookUrl: string };

export type TelephoneExchange = {
  /** it tells us of calls, at an address of ours */
  hasHook: boolean;
  /** what is rung at our side: people's telephones, or their pages of the desk, which speak with the caller's themselves */
  rings(account: ChannelAccount): "telephones" | "browsers";
  led(account: ChannelAccount): "by-desk" | "by-exchange";
  /** false for an exchange that only tells what it does: dialling and holding is done at its telephones */
  takesOrders(account: ChannelAccount): boolean;
  /** our number, which people see when we call */
  ownNumber(account: ChannelAccount): string;
  settings(account: ChannelAccount): CallSettings;
  /**
   * Understands what an exchange tells, and checks that it is from there.
   * @throws HookRefused
   */
  understand(request: HookRequest, account: ChannelAccount, now: Date): LineNews | ExchangeNews;
  /** What a line is to do, as the exchange wants to hear it. @param turn of the question, told with its answer */
  answer(steps: readonly LineStep[], line: { hookUrl: string; turn: number }): HookAnswer;
  /**
   * Rings a telephone; what becomes of it is told with `ref`.
   * @returns the exchange's name of the line
   * @throws ChannelError
   */
  ring(
    call: { to: string; ref: string; seconds: number },
    account: ChannelAccount,
    ports: LinePorts,
  ): Promise<{ line: string }>;
  /**
   * Tells a line that is open to do something else.
   * @throws ChannelError `gone` when it is not open any more
   */
  steer(line: string, steps: readonly LineStep[], account: ChannelAccount, ports: LinePorts): Promise<void>;
  /** @throws ChannelError */
  order(order: ExchangeOrder & { id: string }, account: ChannelAccount, ports: LinePorts): Promise<void>;
  /** @throws ChannelError */
  fetchRecording(recording: Recording, account: ChannelAccount, ports: AdapterPorts): Promise<Uint8Array>;
};
