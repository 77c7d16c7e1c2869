export { actorOfStaff } from "./actor-of-staff.ts";
export { type AuditInput, audit, isAudited } from "./audit.ts";
export { authenticate, authenticateHeaders } from "./auth/authenticate.ts";
export { mountAuth } from "./auth/mount-auth.ts";
export { type Changes, changesOf } from "./changes-of.ts";
export { roleChanged, staffChanged, staffCreated, staffOnline, teamChanged } from "./events.ts";
export { ensureFirstAdmin, setupLink } from "./first-admin.ts";
export { defaultTeam, getTeam, type TeamInfo } from "./get-team.ts";
export { setEngaged } from "./set-engaged.ts";
export { staffAdmin } from "./staff-admin.ts";
export {
  leadersOf,
  markGiven,
  membersToRoute,
  rolesAmong,
  staffByPermission,
  staffOfRole,
  staffRefs,
  staffToTell,
  type TeamMemberToRoute,
  teamLead,
  teamRefs,
} from "./store/directory.ts";
export { activeAmong, teamsInUse, teamsOfStaff } from "./store/memberships.ts";
export { staffNamed, teamsNamed } from "./store/named.ts";
export { builtInRoleIds, makerOfKey, rolesOfStaff } from "./store/roles-of-staff.ts";
