import { ChannelError } from "../../kernel/channel/index.ts";
import { isKnownError } from "../../kernel/errors.ts";

/** One step of trying an account: what `work` says of success, or the provider's words of failure. */
export async function step(
  name: string,
  work: () => Promise<string>,
): Promise<{ name: string; ok: boolean; detail: string }> {
  try {
    return { name, ok: true, detail: await work() };
  } catch (error) {
    if (error instanceof ChannelError || isKnownError(error)) return { name, ok: false, detail: error.message };
    throw error;
  }
}
