import { totalmem } from "node:os";

const MB = 1024 * 1024;

/** Where a server listens: a Unix socket in `host` (an absolute folder), or a loopback port. */
export type Address = { host: string; port: number };

/**
 * The settings Keepword gives its PostgreSQL, in the form of a configuration file. What an operator writes into
 * `postgresql.conf` after the include line wins over them.
 *
 * @param durable false only for throw-away test databases: faster, safe against a killed process, lost with a stopped machine
 */
export function clusterSettings(address: Address, durable: boolean, memory = usableMemory()): string {
  const overSocket = isSocket(address);
  const settings: Record<string, string | number> = {
    listen_addresses: overSocket ? "" : address.host,
    unix_socket_directories: overSocket ? address.host : "",
    unix_socket_permissions: "0700",
    port: address.port,
    max_connections: 100,
    shared_buffers: `${clamp(memory / 8, 64 * MB, 2048 * MB)}MB`,
    effective_cache_size: `${clamp(memory / 2, 128 * MB, 65_536 * MB)}MB`,
    maintenance_work_mem: `${clamp(memory / 32, 32 * MB, 256 * MB)}MB`,
    work_mem: "8MB",
    max_wal_size: "2GB",
    checkpoint_timeout: "15min",
    wal_compression: "on",
    random_page_cost: 1.1,
    jit: "off",
    timezone: "UTC",
    log_timezone: "UTC",
    // Failed statements are the application's to log; here they could carry customers' words into a plain file.
    log_min_messages: "log",
    log_checkpoints: "off",
    ...(durable ? {} : { fsync: "off", full_page_writes: "off" }),
  };
  const lines = Object.entries(settings).map(([name, value]) => `${name} = ${quoted(value)}`);
  return `# Written by Keepword at every start. Put your own settings into postgresql.conf.\n${lines.join("\n")}\n`;
}

/** What `postgresql.conf` holds when Keepword makes a cluster. */
export const postgresqlConf = `include 'keepword.conf'

# Your own settings below this line win over Keepword's.
`;

/** True when the address is a Unix socket. */
export function isSocket(address: Address): boolean {
  return address.host.startsWith("/");
}

function quoted(value: string | number): string {
  return typeof value === "number" ? String(value) : `'${value.replaceAll("'", "''")}'`;
}

function clamp(bytes: number, least: number, most: number): number {
  return Math.round(Math.min(most, Math.max(least, bytes)) / MB);
}

function usableMemory(): number {
  return Math.min(totalmem(), process.constrainedMemory() || Number.POSITIVE_INFINITY);
}
