import { type Logger, pino } from "pino";

export type Log = Logger;

/** The process's logger: one JSON object a line on standard error, secrets and message bodies never in it. */
export function createLog(level: string): Log {
  return pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      redact: ["password", "token", "authorization", "cookie", "*.password", "*.token"],
    },
    pino.destination({ fd: 2, sync: false }),
  );
}
