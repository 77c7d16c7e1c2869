import type { LadderStep } from "../../../shared/contract/promises.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import type { PromiseFacts } from "./store/promise-facts.ts";

/** What a module that makes promises of a kind says of it, once, where the module declares itself. */
export type PromiseKind = {
  /** `first_response`, `callback`, `refund` … */
  readonly kind: string;
  /** The kind whose promises do as well: a case needs one of the two, not both. */
  readonly sameThingAs?: string;
  /** What a rule of ours promised is kept by facts alone, and by nobody's word; what people promise is theirs to keep. */
  readonly keptByFacts?: boolean;
  /** The types of the events that keep it, none other does; any fact that a module brings where this is left out. */
  readonly evidence?: readonly string[];
  /** Whether somebody's word keeps one that a person made; it does, unless this says otherwise. */
  readonly keptByWord?: (ctx: Ctx) => Promise<boolean>;
  /** It stays with whom it was given to, whoever the case is given to. */
  readonly staysWithKeeper?: boolean;
  /** Between us and ourselves, or a partner: the customer's page says nothing of it. */
  readonly internal?: boolean;
  /** The ladder of promises that bring none of their own. */
  readonly ladder?: readonly LadderStep[];
  /**
   * Brings promises up to date with facts whose news has not reached the ledger yet: the alarm clock calls it, in its
   * own transaction and with the rows locked, before it rings them. So an answer given in time counts as one though
   * the workers were down when it was given, and nothing rings for a case that is closed.
   */
  readonly catchUp?: (ctx: Ctx, promises: readonly PromiseFacts[]) => Promise<void>;
};

/** At three quarters to the owner, at due to the team lead, an hour later to the leaders. */
export const defaultLadder: readonly LadderStep[] = [
  { atFraction: 0.75, notify: "owner" },
  { atFraction: 1, notify: "team_lead" },
  { minutesAfterDue: 60, notify: "leaders" },
];

const kinds = new Map<string, PromiseKind>();

/**
 * Makes a kind known; called where a module declares itself. Modules that share a kind each say their part of it: what keeps
 * it is what any of them names.
 * @throws Error where two say different things of the same
 */
export function declarePromiseKind(kind: PromiseKind): PromiseKind {
  const known = kinds.get(kind.kind);
  if (!known) {
    kinds.set(kind.kind, kind);
    return kind;
  }
  for (const [part, said] of Object.entries(kind)) {
    const before = known[part as keyof PromiseKind];
    if (part !== "evidence" && before !== undefined && before !== said) {
      throw new Error(`The kind of promise ${kind.kind} is declared twice, with another ${part}.`);
    }
  }
  const evidence = known.evidence || kind.evidence ? [...(known.evidence ?? []), ...(kind.evidence ?? [])] : undefined;
  const joined = { ...known, ...kind, ...(evidence && { evidence }) };
  kinds.set(kind.kind, joined);
  return joined;
}

/** What is known of a kind. Kinds that nobody declared are people's own: they have the default ladder and nothing else. */
export function promiseKind(kind: string): PromiseKind {
  return kinds.get(kind) ?? { kind };
}
