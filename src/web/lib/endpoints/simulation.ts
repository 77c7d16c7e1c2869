import type { SimulatePolicy, Simulation } from "../../../shared/contract/simulation.ts";

export type SimulationEndpoints = {
  "POST /api/v1/sla-policies/simulate": { body: SimulatePolicy; response: Simulation };
};
