import { connect } from "node:net";
import { setTimeout as pause } from "node:timers/promises";

const READY_MS = 20_000;

/** Waits until somebody listens on a port, or nobody does any more. */
export async function waitForPort(port: number, state: "open" | "closed"): Promise<void> {
  const deadline = Date.now() + READY_MS;
  while (Date.now() < deadline) {
    if ((await isOpen(port)) === (state === "open")) return;
    await pause(30);
  }
  throw new Error(`Port ${port} was not ${state} within ${READY_MS} ms.`);
}

function isOpen(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, "127.0.0.1", () => {
      socket.destroy();
      resolve(true);
    });
    socket.on("error", () => resolve(false));
  });
}
