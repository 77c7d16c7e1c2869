import { defineModule } from "../../kernel/define-module.ts";
import { giveOut, giveOutEverywhere, rehome } from "./give-out.ts";
import { reactions } from "./reactions.ts";
import { climbFromSilent } from "./silent-owner.ts";

/** Hands cases to people: in turn, to those who are here and have room, and says why. */
export const routing = defineModule({
  name: "routing",
  jobs: [giveOut, giveOutEverywhere, rehome, climbFromSilent],
  reactions,
});
