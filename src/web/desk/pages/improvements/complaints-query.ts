/** The list of complaints with these causes that were opened between so many days ago and so many. */
export function complaintsQuery(codes: readonly string[], fromDays: number, toDays: number): string {
  const minutes = (days: number) => `${Math.max(0, Math.round(days * 1_440))}m`;
  const until = toDays > 0 ? ` opened>=${minutes(toDays)}` : "";
  return `kind:complaint cause:${codes.map((code) => `"${code}"`).join(",")} opened<=${minutes(fromDays)}${until}`;
}
