/** The list of complaints with these causes that were opened between so many days ago and so many. */
export function complaintsQuery(codes: readonly string[], fromDays: number, toDays: number): string {
  // To the minute, as far as the language counts them.
  const minutes = (days: number) => {
    const count = Math.max(0, Math.round(days * 1_440));
    return count < 1_000_000 ? `${count}m` : `${Math.round(days * 24)}h`;
  };
  const until = toDays > 0 ? ` opened>=${minutes(toDays)}` : "";
  return `kind:complaint cause:${codes.map((code) => `"${code}"`).join(",")} opened<=${minutes(fromDays)}${until}`;
}
