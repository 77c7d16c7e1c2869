/**
 * Holds visitors' lines open, as a process of its own: what they cost it is not counted with the desk, and takes no time
 * from whoever measures. Reads `{ url, tokens }` from its standard input, says how many are open, and ends with it.
 */
import { once } from "node:events";
import { createInterface } from "node:readline";
import { WebSocket } from "ws";

const AT_ONCE = 50;
const lines = createInterface({ input: process.stdin });
const [line] = (await once(lines, "line")) as [string];
const { url, tokens } = JSON.parse(line) as { url: string; tokens: string[] };
process.stdin.on("end", () => process.exit(0));

async function open(token: string): Promise<void> {
  const socket = new WebSocket(url, ["keepword", token], { perMessageDeflate: false });
  // What was told that the line is ready means it is counted with the desk's own.
  await once(socket, "message");
  socket.on("close", () => process.stderr.write("A line was closed.\n"));
}

for (let at = 0; at < tokens.length; at += AT_ONCE) await Promise.all(tokens.slice(at, at + AT_ONCE).map(open));
process.stdout.write(`${tokens.length}\n`);
