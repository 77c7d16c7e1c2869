import type { Ctx } from "./ctx.ts";

/** More than this in one statement gains nothing. */
const MAX_TOGETHER = 200;

type Waiting<I, O> = { ctx: Ctx; input: I; resolve: (output: O) => void; reject: (error: unknown) => void };

/**
 * Makes of a function over many a function over one: what is asked for while a round is under way goes together in the
 * next. A single caller waits for nobody; many share each commit.
 *
 * @param keyOf what must not be mixed, the database
 */
export function gather<I, O>(
  keyOf: (ctx: Ctx) => object,
  run: (ctx: Ctx, inputs: I[]) => Promise<O[]>,
): (ctx: Ctx, input: I) => Promise<O> {
  const queues = new WeakMap<object, Waiting<I, O>[]>();

  const alone = async ({ ctx, input, resolve, reject }: Waiting<I, O>) => {
    try {
      const [output] = await run(ctx, [input]);
      resolve(output!);
    } catch (error) {
      reject(error);
    }
  };
  const drain = async (queue: Waiting<I, O>[]) => {
    while (queue.length > 0) {
      const round = queue.slice(0, MAX_TOGETHER);
      try {
        const outputs = await run(
          round[0]!.ctx,
          round.map(({ input }) => input),
        );
        for (const [index, { resolve }] of round.entries()) resolve(outputs[index]!);
      } catch (error) {
        if (round.length === 1) round[0]!.reject(error);
        // One of them may be at fault: alone, it fails alone.
        else for (const each of round) await alone(each);
      }
      queue.splice(0, round.length);
    }
  };

  return (ctx, input) =>
    new Promise((resolve, reject) => {
      const key = keyOf(ctx);
      const queue = queues.get(key) ?? [];
      queues.set(key, queue);
      queue.push({ ctx, input, resolve, reject });
      // Those who ask within the same turn of the event loop go together.
      if (queue.length === 1) setImmediate(() => drain(queue));
    });
}
