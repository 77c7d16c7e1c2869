import { once } from "node:events";
import { type AddressInfo, createServer, type Server, type Socket } from "node:net";
import { createInterface } from "node:readline";
import { buffer } from "node:stream/consumers";

/** A job as it was handed over. */
export type Job = { id: number; number: string; tag: string; documents: Buffer[] };

/** The side of HylaFAX that takes jobs (hfaxd(8C)): as much of it as a client needs to send. */
export async function startHfaxd(submitted: (job: Job) => void): Promise<{ port: number; stop(): Promise<void> }> {
  const sockets = new Set<Socket>();
  let jobs = 0;
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket));
    socket.on("error", () => socket.destroy());
    converse(socket, () => ++jobs, submitted);
  });
  await listen(server);
  return {
    port: portOf(server),
    async stop() {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** One client: files on lines of their own, then a job that names them. */
function converse(socket: Socket, nextJob: () => number, submitted: (job: Job) => void): void {
  const files = new Map<string, Buffer>();
  let coming: Promise<Buffer> | null = null;
  let job: Job | null = null;
  const say = (line: string) => socket.write(`${line}\r\n`);

  const parameter = (name: string, value: string): void => {
    if (name === "DIALSTRING") job!.number = value;
    if (name === "JOBINFO") job!.tag = value;
    const file = name === "DOCUMENT" ? files.get(value) : undefined;
    if (file) job!.documents.push(file);
  };
  const store = async () => {
    const name = `docq/doc${files.size + 1}.pdf`;
    say(`150 FILE: ${name} (Opening new data connection).`);
    files.set(name, (await coming) ?? Buffer.alloc(0));
    say("226 Transfer complete.");
  };
  const commands: Readonly<Record<string, (rest: string) => void>> = {
    user: () => say("230 User logged in."),
    type: () => say("200 Type set to Image."),
    mode: () => say("200 Mode set to Stream."),
    async epsv() {
      const line = createServer();
      coming = once(line, "connection").then(([data]) => {
        line.close();
        return buffer(data as Socket);
      });
      coming.catch(() => undefined);
      await listen(line);
      say(`229 Entering Extended Passive Mode (|||${portOf(line)}|)`);
    },
    stot: store,
    jnew() {
      job = { id: nextJob(), number: "", tag: "", documents: [] };
      say(`200 New job created: jobid: ${job.id} groupid: ${job.id}.`);
    },
    jparm(rest) {
      const [, name = "", value = ""] = /^(\S+) "?(.*?)"?$/.exec(rest) ?? [];
      if (!job) return void say("503 No current job.");
      parameter(name, value);
      say("213 Parameter set.");
    },
    jsubm() {
      if (!job) return void say("503 No current job.");
      say(`200 Job ${job.id} submitted.`);
      submitted(job);
      job = null;
    },
    quit: () => void socket.end("221 Goodbye.\r\n"),
  };

  say("220 simulator server (HylaFAX (tm) protocol) ready.");
  const lines = createInterface({ input: socket });
  lines.on("error", () => socket.destroy());
  lines.on("line", (line) => {
    const [, command = "", rest = ""] = /^(\w+) ?(.*)$/.exec(line) ?? [];
    const known = commands[command.toLowerCase()];
    if (known) known(rest);
    else say(`500 ${command}: Command not recognized.`);
  });
}

async function listen(server: Server): Promise<void> {
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
}

function portOf(server: Server): number {
  return (server.address() as AddressInfo).port;
}
