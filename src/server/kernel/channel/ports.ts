import type { LookupFunction } from "node:net";
import type { Log } from "../log.ts";

/**
 * Checks a host that somebody typed, and gives what the connection to it is to find its address by. Every connection to
 * an account's host goes through it, each time anew.
 * @param namedBy `stranger` where the host stands in what a customer sent: then it never lies in a private network
 *   because mail servers may
 * @throws KnownError hosts.refused, hosts.unknown
 */
export type LookupFor = (host: string, namedBy?: "us" | "stranger") => Promise<LookupFunction>;

/** What an adapter may use of us. */
export type AdapterPorts = { log: Log; lookupFor: LookupFor; now(): Date };
