import type { SimAnswer, SimWorld } from "../../toolkit/simulator/define-simulator.ts";
import { postForm, type Told } from "./post-form.ts";
import { readTwiml, type Verb } from "./read-twiml.ts";
import { tone } from "./tone.ts";

type Account = { account: string; token: string; number: string };

/** A line of a simulated exchange, with one telephone at its other end. */
export type Line = {
  sid: string;
  /** whose telephone it is: a person's, or one of the shop's own */
  other: string;
  from: string | null;
  direction: "inbound" | "outbound-api";
  state: "ringing" | "in-progress" | "over";
  /** what was said and played on it, in order */
  heard: string[];
  /** what it does now */
  doing: Verb | null;
  room: string | null;
  queue: { waitUrl: string; action: string } | null;
  statusUrl: string | null;
  url: string | null;
};

/**
 * The lines of a telephone exchange that speaks as Twilio does (https://www.twilio.com/docs/voice): people call, press keys,
 * speak to the tape and hang up; telephones that the desk rings are picked up or not.
 */
export class PhoneLines {
  readonly lines: Line[] = [];
  /** Telephones that are rung are picked up by themselves after so long; null: by hand. */
  picksUpAfterMs: number | null = 1_500;
  /** Whatever the desk answered last. */
  last: Told = { status: 0, body: "" };
  private readonly world: SimWorld;
  private readonly account: Account;
  private readonly recorded = new Map<string, string>();
  private readonly pending = new Set<Promise<unknown>>();
  private changes = 0;

  constructor(world: SimWorld, account: Account) {
    this.world = world;
    this.account = account;
  }

  /** Somebody calls the shop. @param from as the network shows it; null when it is withheld */
  async call(other: string, from: string | null = other): Promise<Line> {
    const line = this.open({
      other,
      from,
      direction: "inbound",
      statusUrl: this.world.hookUrl,
      url: this.world.hookUrl,
    });
    line.state = "in-progress";
    await this.ask(line, this.world.hookUrl!, { CallStatus: "ringing" });
    return line;
  }

  /** The line somebody is on, or that rings at their telephone. */
  of(other: string): Line | undefined {
    return this.lines.findLast((line) => line.other === other && line.state !== "over");
  }

  /** Somebody presses keys; none at all is silence. */
  async press(line: Line, keys: string): Promise<void> {
    const gather = line.doing;
    if (gather?.name !== "Gather") return;
    const { action = "", finishOnKey = "#", numDigits } = gather.attributes;
    const ended = finishOnKey !== "" && keys.includes(finishOnKey);
    const digits = (ended ? keys.slice(0, keys.indexOf(finishOnKey)) : keys).slice(0, Number(numDigits ?? 100));
    await this.ask(line, action, { Digits: digits, ...(ended && { FinishedOnKey: finishOnKey }) });
  }

  /** What is played to somebody who waits is over: the exchange asks for more. */
  async wait(line: Line): Promise<void> {
    if (line.queue) await this.ask(line, line.queue.waitUrl, { QueuePosition: "1" });
  }

  /** Somebody speaks to the tape. */
  async speak(line: Line, audio: Uint8Array = tone()): Promise<void> {
    const record = line.doing;
    if (record?.name !== "Record") return;
    const { action = "", recordingStatusCallback } = record.attributes;
    const said = this.keep(audio);
    await this.ask(line, action, said);
    if (recordingStatusCallback)
      await this.tell(line, recordingStatusCallback, { ...said, RecordingStatus: "completed" });
  }

  /** A telephone that rings is picked up. */
  async pickUp(line: Line): Promise<void> {
    if (line.state !== "ringing") return;
    line.state = "in-progress";
    await this.ask(line, line.url!, { CallStatus: "in-progress" });
  }

  /** A line ends: somebody hangs up, or never picked up. */
  async end(line: Line, status: "completed" | "no-answer" | "busy" | "failed" = "completed"): Promise<void> {
    if (line.state === "over") return;
    line.state = "over";
    line.doing = null;
    line.queue = null;
    await this.leaveRoom(line);
    if (line.statusUrl) await this.tell(line, line.statusUrl, { CallStatus: status });
  }

  /** The desk asks for a telephone to be rung. */
  place(form: URLSearchParams): SimAnswer {
    const to = form.get("To") ?? "";
    if (form.get("From") !== this.account.number) return refused(21210, `'From' ${form.get("From")} is not yours`);
    if (!/^(?:\+[1-9]\d{6,14}|sip:.+|client:.+|\d{2,6})$/.test(to)) return refused(21211, `Invalid 'To' ${to}`);
    const line = this.open({
      other: to,
      from: this.account.number,
      direction: "outbound-api",
      statusUrl: form.get("StatusCallback"),
      url: form.get("Url"),
    });
    if (this.picksUpAfterMs !== null)
      setTimeout(() => this.pickUp(line).catch(() => undefined), this.picksUpAfterMs).unref();
    return { status: 201, json: { sid: line.sid, status: "queued", to, from: this.account.number } };
  }

  /** The desk tells a line to do something else. */
  update(sid: string, form: URLSearchParams): SimAnswer {
    const line = this.lines.find((each) => each.sid === sid);
    if (!line) return refused(20404, "The requested resource was not found", 404);
    if (line.state === "over") return refused(21220, "Call is not in-progress. Cannot redirect.");
    // Twilio answers at once, and does it then.
    this.changes++;
    const change = new Promise((resolve) => setImmediate(resolve))
      .then(() => this.change(line, form))
      .catch(() => undefined)
      .finally(() => this.pending.delete(change));
    this.pending.add(change);
    return { json: { sid, status: "in-progress" } };
  }

  /** Waits for what the desk asked of lines. @returns whether there was anything since the last time */
  async settled(): Promise<boolean> {
    const { changes } = this;
    await Promise.all(this.pending);
    this.changes = 0;
    return changes > 0;
  }

  /** What somebody typed on the simulator's page. */
  async typed(person: string, text: string): Promise<void> {
    const said = text.trim();
    const line = this.of(person);
    if (/^(?:call|打电话)$/i.test(said)) return void (await this.call(person));
    if (!line) return;
    if (/^(?:hang up|bye|挂断)$/i.test(said)) return this.end(line);
    if (/^(?:pick up|接听)$/i.test(said)) return this.pickUp(line);
    if (/^(?:say|说)\s/i.test(said)) return this.speak(line);
    if (/^[\d*#]+$/.test(said)) return this.press(line, said);
    return this.wait(line);
  }

  private async change(line: Line, form: URLSearchParams): Promise<void> {
    if (form.get("Status") === "completed") return this.end(line);
    await this.leaveRoom(line);
    line.queue = null;
    await this.run(line, readTwiml(form.get("Twiml") ?? ""));
  }

  private open(line: Pick<Line, "other" | "from" | "direction" | "statusUrl" | "url">): Line {
    const sid = this.sid("CA");
    const opened: Line = { ...line, sid, state: "ringing", heard: [], doing: null, room: null, queue: null };
    this.lines.push(opened);
    return opened;
  }

  private sid(prefix: string): string {
    return `${prefix}${String(this.world.nextId()).padStart(32, "0")}`;
  }

  private async ask(line: Line, url: string, form: Record<string, string>): Promise<void> {
    line.doing = null;
    const told = await this.tell(line, url, form);
    if (told.status === 200 && line.state !== "over") await this.run(line, readTwiml(told.body));
  }

  private async tell(line: Line, url: string, form: Record<string, string>): Promise<Told> {
    const isIn = line.direction === "inbound";
    const own = this.account.number;
    const other = isIn ? (line.from ?? "+266696687") : line.other;
    this.last = await postForm(this.account.token, url, {
      AccountSid: this.account.account,
      ApiVersion: "2010-04-01",
      CallSid: line.sid,
      CallStatus: "in-progress",
      Direction: line.direction,
      From: isIn ? other : own,
      To: isIn ? own : other,
      ...form,
    });
    return this.last;
  }

  private async run(line: Line, verbs: readonly Verb[]): Promise<void> {
    for (const verb of verbs) {
      if (line.state === "over") return;
      if (await this.isHeldUpBy(line, verb)) return;
    }
    // A line that is told nothing more ends; one that waits hears what it heard again.
    if (!line.queue) await this.end(line);
  }

  /** @returns whether the line stays in this verb for now */
  private async isHeldUpBy(line: Line, verb: Verb): Promise<boolean> {
    switch (verb.name) {
      case "Say":
      case "Play":
        this.hear(line, verb.text);
        return false;
      case "Pause":
        return false;
      case "Gather":
        for (const inner of verb.inner) if (inner.text) this.hear(line, inner.text);
        line.doing = verb;
        return true;
      case "Enqueue": {
        line.queue = { waitUrl: verb.attributes.waitUrl!, action: verb.attributes.action! };
        await this.wait(line);
        return true;
      }
      case "Leave": {
        const { action } = line.queue!;
        line.queue = null;
        await this.ask(line, action, { QueueResult: "leave" });
        return true;
      }
      case "Record":
        line.doing = verb;
        return true;
      case "Dial": {
        const [to] = verb.inner;
        line.doing = verb;
        if (to?.name === "Conference") this.enterRoom(line, to);
        else this.hear(line, `→ ${to?.text ?? verb.text}`);
        return true;
      }
      default:
        await this.end(line);
        return true;
    }
  }

  private enterRoom(line: Line, { text, attributes }: Verb): void {
    // Who is alone in a room that nobody began hears music.
    line.room = attributes.startConferenceOnEnter === "false" ? null : text;
    this.hear(line, line.room === null ? "♪" : `[${text}]`);
    if (attributes.recordingStatusCallback) this.recorded.set(text, attributes.recordingStatusCallback);
  }

  /** The last one out ends what is recorded. */
  private async leaveRoom(line: Line): Promise<void> {
    const { room } = line;
    line.room = null;
    const callback = room === null ? undefined : this.recorded.get(room);
    if (!callback || this.lines.some((each) => each.room === room)) return;
    this.recorded.delete(room!);
    await this.tell(line, callback, {
      ...this.keep(tone()),
      RecordingStatus: "completed",
      ConferenceSid: this.sid("CF"),
    });
  }

  private keep(audio: Uint8Array): Record<string, string> {
    const id = this.world.keepFile({ name: "recording.wav", type: "audio/wav", content: audio }).replace("file-", "RE");
    this.world.files.set(id, { name: "recording.wav", type: "audio/wav", content: audio });
    const url = `${String(this.world.config.apiUrl)}/2010-04-01/Accounts/${this.account.account}/Recordings/${id}`;
    return { RecordingSid: id.padEnd(8, "0"), RecordingUrl: url, RecordingDuration: "3" };
  }

  private hear(line: Line, text: string): void {
    line.heard.push(text);
    const person = { id: line.other, name: line.other };
    this.world.shopSaid({ id: String(this.world.nextId()), person, text, file: null });
  }
}

function refused(code: number, message: string, status = 400): SimAnswer {
  return { status, json: { code, message, more_info: `https://www.twilio.com/docs/errors/${code}`, status } };
}
