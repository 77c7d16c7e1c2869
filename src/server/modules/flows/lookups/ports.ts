import type { FlowPort } from "../../../../shared/contract/flows.ts";
import type { Fact } from "../../../../shared/flows/index.ts";
import type { Ctx } from "../../../kernel/ctx.ts";

/** What a look-up is given: the customer, proven, or null; and all answers and facts so far. */
export type Asked = { customerId: number | null; known: Record<string, Fact> };

/**
 * Something that flows can look up. A module that owns the facts makes it known when it declares itself; it must answer
 * `found: false` of what is not this customer's, and of everything where there is no customer and facts are personal.
 */
export type FlowLookup = FlowPort & {
  run: (ctx: Ctx, asked: Asked) => Promise<{ found: boolean; facts: Record<string, Fact> }>;
};

const ports = new Map<string, FlowLookup>();

/** Makes a look-up known. @throws Error where two have the same name */
export function provideFlowLookup(port: FlowLookup): void {
  if (ports.has(port.name)) throw new Error(`The look-up ${port.name} is declared twice.`);
  ports.set(port.name, port);
}

export function lookupOf(name: string): FlowLookup | undefined {
  return ports.get(name);
}

/** What can be looked up, for whoever draws. */
export function knownPorts(): FlowPort[] {
  return [...ports.values()].map(({ name, inputs, outputs }) => ({ name, inputs, outputs }));
}
