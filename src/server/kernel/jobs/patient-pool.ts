import pg from "pg";

/** "The server is starting up": what graphile-worker waits for, with growing pauses, for hours if need be. */
const CANNOT_CONNECT_NOW = "57P03";

/**
 * The pool as graphile-worker is to see it. It writes down how a job ended without anybody waiting for that, gives up at
 * the first broken line, and the error that nobody catches would end the process; besides, the job would stay locked. A
 * server that is starting up, though, it waits for. So a broken line is told to it as that.
 */
export function patientPool(pool: pg.Pool): pg.Pool {
  return overlay(pool, {
    connect(listen?: Listen) {
      // It asks for the line it listens on by callback, and bears by itself that such a line breaks.
      return listen ? pool.connect(listen) : connectPatiently(pool);
    },
  });
}

type Listen = Parameters<typeof pg.Pool.prototype.connect>[0];

async function connectPatiently(pool: pg.Pool): Promise<pg.PoolClient> {
  try {
    return patientClient(await pool.connect());
  } catch (error) {
    // Nobody is left to wait for a pool that was closed.
    if (pool.ending) return new Promise<never>(() => {});
    throw softened(error);
  }
}

function patientClient(client: pg.PoolClient): pg.PoolClient {
  const query = (...args: Parameters<pg.PoolClient["query"]>) =>
    (client.query(...args) as unknown as Promise<unknown>).catch((error) => {
      throw softened(error);
    });
  return overlay(client, { query });
}

/** The object with some of its methods replaced; all else acts on the object itself. */
function overlay<T extends object>(target: T, methods: Record<string, unknown>): T {
  return new Proxy(target, {
    get(_, key) {
      if (typeof key === "string" && key in methods) return methods[key];
      const value = Reflect.get(target, key);
      return typeof value === "function" ? value.bind(target) : value;
    },
  });
}

/** What the server says of our statements stays; that it went away, or cannot be reached, becomes a wait. */
function softened(error: unknown): unknown {
  const saidByServer = error instanceof pg.DatabaseError && !/^(?:08|57P0)/.test(error.code ?? "");
  if (saidByServer) return error;
  return Object.assign(new Error("The database cannot be reached.", { cause: error }), { code: CANNOT_CONNECT_NOW });
}
