/** What a merge gave to the case that stays, and what is left of that when the other leaves again. Pure. */

/** What a merge adds up: tags, urgency, contacts, and since when there is a case. */
export type SumOfParts = {
  tags: string[];
  priority: number;
  contactCount: number;
  /** not known of merges of before it was kept */
  openedAt?: string | undefined;
};

/** A merge: what came along, and what the case that stays was until then. */
export type Addition = { from: SumOfParts; into: SumOfParts };

/**
 * A sum without one of its parts. What somebody has changed since is left as it is, and so is what another part has, too.
 * @param others the parts that stay, whose contacts are counted already
 */
export function without(sum: SumOfParts, { from, into }: Addition, others: readonly SumOfParts[]): SumOfParts {
  const { openedAt } = sum;
  return {
    tags: sum.tags.filter(
      (tag) => !from.tags.includes(tag) || [into, ...others].some(({ tags }) => tags.includes(tag)),
    ),
    priority:
      sum.priority === Math.max(from.priority, into.priority)
        ? Math.max(into.priority, ...others.map(({ priority }) => priority))
        : sum.priority,
    contactCount: Math.max(1, sum.contactCount - from.contactCount),
    openedAt: openedAt && openedAt === earliest([from, into]) ? earliest([into, ...others]) : openedAt,
  };
}

/** A sum in which one part has become less. */
export function withLess(
  sum: SumOfParts,
  addition: Addition,
  less: SumOfParts,
  others: readonly SumOfParts[],
): SumOfParts {
  const rest = without(sum, addition, [less, ...others]);
  return { ...rest, contactCount: rest.contactCount + less.contactCount };
}

function earliest(parts: readonly SumOfParts[]): string | undefined {
  return parts
    .flatMap(({ openedAt }) => openedAt ?? [])
    .sort()
    .at(0);
}
