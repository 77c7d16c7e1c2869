import { once } from "node:events";
import { createServer } from "node:net";
import { promisify } from "node:util";

// Below the ports that the system gives to outgoing connections, so that none of those takes one before it is used; and
// each process of a run chooses from a hundred of its own.
const LOWEST = 12_000;
const EACH = 100;
const first = LOWEST + (process.pid % 200) * EACH;
let chosen = 0;

/** Ports of loopback that are free now, and that no other test chooses soon. */
export async function freePorts(count: number): Promise<number[]> {
  const ports: number[] = [];
  for (let tried = 0; ports.length < count; tried++) {
    if (tried > EACH) throw new Error(`No ${count} ports are free from ${first} to ${first + EACH - 1}.`);
    const port = first + (chosen++ % EACH);
    if (await isFree(port)) ports.push(port);
  }
  return ports;
}

async function isFree(port: number): Promise<boolean> {
  const server = createServer().listen(port, "127.0.0.1");
  try {
    await once(server, "listening");
  } catch {
    return false;
  }
  await promisify(server.close.bind(server))();
  return true;
}
