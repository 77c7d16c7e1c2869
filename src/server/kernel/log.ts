import { type DestinationStream, type Logger, pino } from "pino";

export type Log = Logger;

/**
 * The process's logger: one JSON object a line on standard error, secrets and message bodies never in it.
 * @param to where the lines go; standard error, when left out
 */
export function createLog(level: string, to: DestinationStream = pino.destination({ fd: 2, sync: false })): Log {
  return pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      redact: [
        ...["password", "token", "authorization", "cookie", "*.password", "*.token"],
        // PostgreSQL tells here of the row that it refused: a customer's words and addresses.
        ...["err.detail", "err.where", "err.internalQuery"],
      ],
    },
    to,
  );
}
