import { connect, type LookupFunction, type Socket } from "node:net";
import { createInterface, type Interface } from "node:readline";
import { ChannelError } from "../../../kernel/channel/index.ts";

const TIMEOUT_MS = 30_000;

/** A conversation with hfaxd in its client protocol, which is FTP with jobs (hfaxd(8C)). */
export type Conversation = {
  /** Says a line and hears the answer. @throws ChannelError unless it is one of success or "go on" */
  say(line: string): Promise<{ code: number; text: string }>;
  /** Hands over a file; its name on the server. @throws ChannelError */
  store(content: Uint8Array): Promise<string>;
  end(): void;
};

/** Where the server is, and who we are there. */
export type Server = {
  host: string;
  port: number;
  lookup: LookupFunction;
  user: string;
  password: string | undefined;
};

/** Connects and signs in. @throws ChannelError */
export async function converse(server: Server): Promise<Conversation> {
  const socket = open(server, server.port);
  const lines = createInterface({ input: socket });
  const answers = answersOf(lines, socket);
  const say = async (line: string) => {
    // A line break in a parameter would be another command.
    socket.write(`${line.replace(/[\r\n]+/g, " ")}\r\n`);
    return understood(await answers.next());
  };
  const conversation: Conversation = {
    say,
    async store(content) {
      await say("TYPE I");
      await say("MODE S");
      const { text } = await say("EPSV");
      const port = Number(/\(\|\|\|(\d+)\|\)/.exec(text)?.[1]);
      if (!(port > 0)) throw new ChannelError("retry", `The server offers no line for files: ${text}`);
      const line = open(server, port);
      try {
        const { text: opened } = await say("STOT");
        const name = /FILE: (\S+)/.exec(opened)?.[1];
        if (!name) throw new ChannelError("retry", `The server names no file: ${opened}`);
        await handOver(line, content);
        understood(await answers.next());
        return name;
      } finally {
        line.destroy();
      }
    },
    end() {
      socket.end("QUIT\r\n");
      setTimeout(() => socket.destroy(), 1_000).unref();
    },
  };
  try {
    understood(await answers.next());
    const { code } = await say(`USER ${server.user}`);
    if (code === 331) await say(`PASS ${server.password ?? ""}`);
    return conversation;
  } catch (error) {
    socket.destroy();
    throw error;
  }
}

function open({ host, lookup }: Server, port: number): Socket {
  const socket = connect({ host, port, lookup });
  socket.setTimeout(TIMEOUT_MS, () => socket.destroy(new Error("The server did not answer in time.")));
  // Told to whoever waits for an answer; without one, nobody is.
  socket.on("error", () => undefined);
  return socket;
}

type Answer = { code: number; text: string };

/** The answers of a server, each of one line or several (RFC 959 §4.2). */
function answersOf(lines: Interface, socket: Socket) {
  const heard: Answer[] = [];
  const waiting: { resolve: (answer: Answer) => void; reject: (error: Error) => void }[] = [];
  let ended: Error | null = null;
  let text = "";
  lines.on("line", (line) => {
    text = `${text}${text && "\n"}${line}`.slice(0, 10_000);
    const code = /^(\d{3}) /.exec(line)?.[1];
    if (!code) return;
    const answer = { code: Number(code), text };
    text = "";
    const next = waiting.shift();
    if (next) next.resolve(answer);
    else heard.push(answer);
  });
  let fault: Error | null = null;
  socket.on("error", (error) => {
    fault = error;
  });
  // Passes on the faults of its socket, which are heard above; unheard here they would end the process.
  lines.on("error", () => undefined);
  socket.on("close", () => {
    ended = fault ?? new Error("The server hung up.");
    for (const { reject } of waiting.splice(0)) reject(ended);
  });
  return {
    async next(): Promise<Answer> {
      const answer = heard.shift();
      if (answer) return answer;
      try {
        if (ended) throw ended;
        return await new Promise<Answer>((resolve, reject) => waiting.push({ resolve, reject }));
      } catch (error) {
        const { message, code } = error as Error & { code?: string };
        throw new ChannelError("retry", code ?? message, { cause: error });
      }
    },
  };
}

function understood(answer: Answer): Answer {
  const { code, text } = answer;
  if (code < 400) return answer;
  const words = text.slice(0, 500);
  if (code === 530 || code === 430) throw new ChannelError("auth", words);
  throw new ChannelError(code < 500 ? "retry" : "rejected", words);
}

function handOver(line: Socket, content: Uint8Array): Promise<void> {
  return new Promise((resolve, reject) => {
    const fail = (error?: Error) => reject(new ChannelError("retry", error?.message ?? "The server hung up."));
    line.once("error", fail);
    line.once("close", () => fail());
    line.end(content, () => resolve());
  });
}
