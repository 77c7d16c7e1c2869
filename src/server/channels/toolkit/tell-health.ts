import type { ReceiverPorts } from "../../kernel/channel/index.ts";

/** Notes how an account fares. That it cannot be noted, as while the database is away, is logged and ends no reader. */
export async function tellHealth(
  ports: Pick<ReceiverPorts, "reportHealth" | "log">,
  accountId: number,
  health: Record<string, unknown>,
): Promise<void> {
  try {
    await ports.reportHealth(accountId, health);
  } catch (error) {
    ports.log.warn({ err: error, accountId }, "the health of an account cannot be noted");
  }
}
