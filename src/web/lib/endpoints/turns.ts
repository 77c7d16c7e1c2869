import type { CaseTurns } from "../../../shared/contract/turns.ts";
import type { ById } from "./endpoint.ts";

export type TurnEndpoints = {
  "GET /api/v1/cases/:id/turns": { params: ById; response: CaseTurns };
};
