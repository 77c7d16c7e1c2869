import { Type } from "typebox";
import { Availability } from "../../../shared/contract/accounts.ts";
import { Id } from "../../../shared/contract/common.ts";
import { defineEvent } from "../../kernel/events/define-event.ts";

export const staffCreated = defineEvent(
  "accounts.staff_created",
  "Somebody joined the staff.",
  Type.Object({ staffId: Id }),
);

export const staffChanged = defineEvent(
  "accounts.staff_changed",
  "A member of staff was changed: what they may do, whether they may do anything, how much routing may give them.",
  Type.Object({
    staffId: Id,
    /** as they are after the change */
    active: Type.Boolean(),
    availability: Availability,
    capacity: Type.Integer(),
    /** names of the fields that changed: name, email, active, capacity, availability, roles, teams … */
    changed: Type.Array(Type.String()),
  }),
);

export const staffOnline = defineEvent(
  "accounts.staff_online",
  "Somebody came to the desk: signed in, or was seen again after more than two minutes.",
  Type.Object({ staffId: Id }),
);

export const teamChanged = defineEvent(
  "accounts.team_changed",
  "A team was made, changed or archived.",
  Type.Object({ teamId: Id, archived: Type.Boolean() }),
);

export const roleChanged = defineEvent(
  "accounts.role_changed",
  "A role was made, changed or deleted; what its people may do changed with it.",
  Type.Object({ roleId: Id }),
);
