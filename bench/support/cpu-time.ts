import { readdirSync, readFileSync, readlinkSync } from "node:fs";

const TICK_MS = 10;

/**
 * Milliseconds of processor that this process and the PostgreSQL over `dataDir` have used so far, with the children they
 * have waited for. On a machine that others use too it tells more than the clock. NaN where there is no /proc.
 */
export function cpuTime(dataDir: string): { node: number; postgres: number } {
  const own = process.cpuUsage();
  return { node: (own.user + own.system) / 1_000, postgres: postgresTime(dataDir) };
}

function postgresTime(dataDir: string): number {
  try {
    return readdirSync("/proc")
      .filter((name) => /^\d+$/.test(name))
      .reduce((sum, pid) => sum + timeOf(pid, dataDir), 0);
  } catch {
    return Number.NaN;
  }
}

function timeOf(pid: string, dataDir: string): number {
  try {
    if (readlinkSync(`/proc/${pid}/cwd`) !== dataDir) return 0;
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    // After the name in brackets: the 12th to 15th field are utime, stime, cutime, cstime (proc(5)).
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    return fields.slice(11, 15).reduce((sum, ticks) => sum + Number(ticks) * TICK_MS, 0);
  } catch {
    return 0;
  }
}
