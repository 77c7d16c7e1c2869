import type { HookAnswer, LineStep } from "../../../kernel/channel/index.ts";

type Where = { hookUrl: string; turn: number };

/** What Twilio asks us at each step carries which step it is, in an address that it signs. */
export function addressOf(hookUrl: string, step: string, more: Record<string, string> = {}): string {
  const url = new URL(hookUrl);
  for (const [name, value] of Object.entries({ step, ...more })) url.searchParams.set(name, value);
  return url.href;
}

/** What a line is to do, in TwiML (https://www.twilio.com/docs/voice/twiml). */
export function answerTwilio(steps: readonly LineStep[], where: Where): HookAnswer {
  return { type: "text/xml; charset=utf-8", body: twimlOf(steps, where) };
}

/** The document alone, which may also be given with a request of ours. */
export function twimlOf(steps: readonly LineStep[], where: Where): string {
  // What is said before a question is said inside of it, so that a key cuts it short.
  const asked = steps.findLastIndex(({ do: verb }) => verb === "ask");
  const said = steps.slice(0, asked).findLastIndex(({ do: verb }) => verb !== "say") + 1;
  const verbs =
    asked === -1
      ? steps.map((step) => verbOf(step, where))
      : [
          ...steps.slice(0, said).map((step) => verbOf(step, where)),
          gather(steps[asked] as Extract<LineStep, { do: "ask" }>, steps.slice(said, asked), where),
          ...steps.slice(asked + 1).map((step) => verbOf(step, where)),
        ];
  return `<?xml version="1.0" encoding="UTF-8"?><Response>${verbs.join("")}</Response>`;
}

const LANGUAGES = { "zh-CN": "zh-CN", en: "en-US" } as const;

function verbOf(step: LineStep, { hookUrl, turn }: Where): string {
  switch (step.do) {
    case "say":
      if (step.audio) return element("Play", {}, escapeXml(step.audio));
      return step.text === "" ? "" : element("Say", { language: LANGUAGES[step.language] }, escapeXml(step.text));
    case "ask":
      return gather(step, [], { hookUrl, turn });
    case "wait":
      return element(
        "Enqueue",
        { waitUrl: addressOf(hookUrl, "waits"), action: addressOf(hookUrl, "left") },
        "keepword",
      );
    case "music":
      return musicOf(step, hookUrl);
    case "leave":
      return element("Leave");
    case "talk":
      return talkIn(step, hookUrl);
    case "hold":
      return holdOn(step);
    case "record":
      return element("Record", {
        action: addressOf(hookUrl, "recorded"),
        maxLength: String(step.longestS),
        finishOnKey: "#",
        playBeep: "true",
        recordingStatusCallback: addressOf(hookUrl, "recording"),
      });
    case "transfer":
      return element(
        "Dial",
        {},
        step.to.startsWith("sip:") ? element("Sip", {}, escapeXml(step.to)) : escapeXml(step.to),
      );
    case "reject":
      return element("Reject", { reason: "busy" });
    case "hang-up":
      return element("Hangup");
  }
}

/** Who waits for a conference to begin hears Twilio's music, and this one never does. */
function holdOn({ room, url }: Extract<LineStep, { do: "hold" }>): string {
  if (url) return element("Play", { loop: "0" }, escapeXml(url));
  return element(
    "Dial",
    {},
    element("Conference", { startConferenceOnEnter: "false", beep: "false" }, escapeXml(room)),
  );
}

function gather(step: Extract<LineStep, { do: "ask" }>, said: readonly LineStep[], { hookUrl, turn }: Where): string {
  const action = addressOf(hookUrl, "keys", { turn: String(turn) });
  const how = {
    input: "dtmf",
    action,
    // Without a key Twilio would go on behind the question, where there is nothing.
    actionOnEmptyResult: "true",
    numDigits: String(step.longest),
    // # itself is a key of menus; where it ends a number we ask for one more key than the number has.
    finishOnKey: step.endKey ?? "",
    timeout: String(step.seconds),
  };
  return element("Gather", how, said.map((each) => verbOf(each, { hookUrl, turn })).join(""));
}

/** While waiting only what is short is played at once, so that somebody who is free is not kept waiting. */
function musicOf(step: Extract<LineStep, { do: "music" }>, hookUrl: string): string {
  const action = addressOf(hookUrl, "waits");
  const sound = step.url
    ? element("Play", {}, escapeXml(step.url))
    : element("Pause", { length: String(step.seconds) });
  return element("Gather", { input: "dtmf", action, numDigits: "1", finishOnKey: "", timeout: "1" }, sound);
}

function talkIn({ room, record }: Extract<LineStep, { do: "talk" }>, hookUrl: string): string {
  const recording: Record<string, string> = record
    ? { record: "record-from-start", recordingStatusCallback: addressOf(hookUrl, "recording", { room }) }
    : {};
  // Who is put on hold leaves the room for a while, and must not end it for the others.
  const conference = { beep: "false", startConferenceOnEnter: "true", endConferenceOnExit: "false", ...recording };
  return element("Dial", {}, element("Conference", conference, escapeXml(room)));
}

function element(name: string, attributes: Record<string, string> = {}, inner = ""): string {
  const given = Object.entries(attributes)
    .map(([key, value]) => ` ${key}="${escapeXml(value)}"`)
    .join("");
  return inner === "" ? `<${name}${given}/>` : `<${name}${given}>${inner}</${name}>`;
}

/** Characters that XML 1.0 has no way to say are left out; whatever menus and callers bring cannot become markup. */
function escapeXml(text: string): string {
  return text
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, "")
    .replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
