/** What decides whether somebody must agree to be given a case. */
export type Handing = {
  /** the person who gives; null for keys, rules and the machine, which cannot wait for anybody */
  giverId: number | null;
  toId: number | null;
  ownerId: number | null;
  /** a letter to an executive goes where its office says */
  isLetter: boolean;
  /** the giver may assign at once, or leads the team of the case */
  leads: boolean;
  leadsAssignAtOnce: boolean;
};

/** True when the case is only offered, and stays where it is until the other accepts. Pure. */
export function needsAcceptance(handing: Handing): boolean {
  const { giverId, toId, ownerId, isLetter, leads, leadsAssignAtOnce } = handing;
  if (giverId === null || toId === null || isLetter) return false;
  if (toId === giverId || toId === ownerId) return false;
  return !(leads && leadsAssignAtOnce);
}
