import { once } from "node:events";
import { type AddressInfo, connect, createServer, type Socket } from "node:net";

export type StallingLine = {
  port: number;
  /** Lets no more bytes of the server through, in connections that stand and in new ones. */
  stall(): void;
  /** Lets everything through again, also what was held back. */
  flow(): void;
  close(): void;
};

/** A line to a server on this machine that can stall: nobody hangs up, nothing comes. */
export async function stallingLine(to: number): Promise<StallingLine> {
  const sockets = new Set<Socket>();
  const servers = new Set<Socket>();
  let stalled = false;
  const line = createServer((near) => {
    const far = connect(to, "127.0.0.1");
    for (const socket of [near, far]) {
      sockets.add(socket);
      socket.on("error", () => near.destroy());
      socket.on("close", () => {
        sockets.delete(socket);
        servers.delete(socket);
        near.destroy();
        far.destroy();
      });
    }
    near.pipe(far);
    far.on("data", (chunk) => near.write(chunk));
    if (stalled) far.pause();
    servers.add(far);
  }).listen(0, "127.0.0.1");
  await once(line, "listening");
  return {
    port: (line.address() as AddressInfo).port,
    stall() {
      stalled = true;
      for (const server of servers) server.pause();
    },
    flow() {
      stalled = false;
      for (const server of servers) server.resume();
    },
    close() {
      line.close();
      for (const socket of sockets) socket.destroy();
    },
  };
}
