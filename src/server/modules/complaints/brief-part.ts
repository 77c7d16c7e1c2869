import type { BriefMore, Tried } from "../../../shared/contract/brief.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import { staffRefs } from "../accounts/index.ts";
import { type CaseFacts, mergedFamilyOf, provideBriefPart } from "../cases/index.ts";
import { type ApologyRow, apologiesOf } from "./apology/store.ts";
import { termsOf } from "./settlement/present.ts";
import { type MoveRow, movesOf } from "./settlement/store.ts";
import { reasonsOf } from "./severity/store.ts";

provideBriefPart(briefPart);

/** What the customer wants, what we offered or apologised for, and the words that made it serious. */
async function briefPart(ctx: Ctx, row: CaseFacts): Promise<Partial<BriefMore>> {
  if (row.kind !== "complaint" && row.severity === "normal") return {};
  const family = await mergedFamilyOf(ctx, row.id);
  const [moves, apologies, reasons] = await Promise.all([
    movesOf(ctx.db, family),
    apologiesOf(ctx.db, family),
    reasonsOf(ctx.db, row.id),
  ]);
  const sent = apologies.filter(({ state }) => state === "sent");
  const people = await staffRefs(ctx, [
    ...moves.flatMap(({ staffId }) => staffId ?? []),
    ...sent.map(({ managerId }) => managerId),
  ]);
  const nameOf = (id: number | null) => people.get(id ?? 0)?.name ?? null;
  const wish = moves.findLast(({ kind }) => kind === "want" || kind === "counter");
  return {
    wants: wish ? { at: wish.at.toISOString(), terms: termsOf(wish), words: wish.words } : null,
    tried: [...moves.flatMap((move) => triedBy(move, nameOf)), ...sent.map((apology) => apologised(apology, nameOf))],
    mood: reasons.findLast(({ quote }) => quote !== null)?.quote ?? null,
  };
}

type NameOf = (id: number | null) => string | null;

function triedBy(move: MoveRow, nameOf: NameOf): Tried[] {
  const at = move.at.toISOString();
  if (move.kind === "offer") return [{ at, what: "offered", terms: termsOf(move), by: nameOf(move.staffId) }];
  const isTheirs = move.kind === "reject" && move.party === "customer";
  return isTheirs ? [{ at, what: "declined", terms: null, by: null }] : [];
}

function apologised({ settledAt, managerId }: ApologyRow, nameOf: NameOf): Tried {
  return { at: settledAt!.toISOString(), what: "apologised", terms: null, by: nameOf(managerId) };
}
