/** Who gets the next case of a team: the rule alone, without a database. */

/** A member of a team at the moment of choosing. */
export type Candidate = {
  staffId: number;
  /** how many cases in hand routing may bring them to; 0 takes them out */
  capacity: number;
  /** how many they have in hand */
  work: number;
  online: boolean;
  availability: "available" | "busy" | "away";
  lastGivenAt: Date | null;
};

/** Why somebody was passed over. */
export type PassedOver = "avoided" | "offline" | "away" | "busy" | "full";

export type Choice = {
  /** null: nobody can take it now */
  staffId: number | null;
  reason: "same_owner" | "round_robin" | null;
  /** how many were passed over, by why */
  passedOver: Partial<Record<PassedOver, number>>;
  /** how many could have taken it */
  ready: number;
};

/**
 * Chooses from the members of a team: whoever was given a case longest ago, of those whoever has least in hand. Who knows the customer
 * comes before everybody when they are here and have room, whoever knows them best first.
 *
 * @param wishes.prefer who handled the same customer's matters, best first
 * @param wishes.avoid who just gave it back
 */
export function chooseMember(
  members: readonly Candidate[],
  wishes: { prefer?: readonly number[] | number | null; avoid?: number | null } = {},
): Choice {
  const passedOver: Choice["passedOver"] = {};
  const ready = members.filter((member) => {
    const why = whyNot(member, wishes.avoid);
    if (why) passedOver[why] = (passedOver[why] ?? 0) + 1;
    return why === null;
  });
  const known = [wishes.prefer ?? []]
    .flat()
    .map((staffId) => ready.find((member) => member.staffId === staffId))
    .find((member) => member !== undefined);
  const chosen = known ?? ready.toSorted(inTurn)[0];
  return {
    staffId: chosen?.staffId ?? null,
    reason: chosen ? (known ? "same_owner" : "round_robin") : null,
    passedOver,
    ready: ready.length,
  };
}

// Cases that come in at the same moment are given at the same moment: then the turn alone does not decide.
function inTurn(a: Candidate, b: Candidate): number {
  const time = (member: Candidate) => member.lastGivenAt?.getTime() ?? Number.NEGATIVE_INFINITY;
  const [first, second] = [time(a), time(b)];
  if (first !== second) return first < second ? -1 : 1;
  return a.work - b.work || a.staffId - b.staffId;
}

function whyNot(member: Candidate, avoid: number | null | undefined): PassedOver | null {
  if (member.staffId === avoid) return "avoided";
  if (!member.online) return "offline";
  if (member.availability !== "available") return member.availability;
  return member.work >= member.capacity ? "full" : null;
}
