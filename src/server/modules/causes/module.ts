import { defineModule } from "../../kernel/define-module.ts";
import { provideCauseNames, provideDoneRule } from "../cases/index.ts";
import { provideSolvingRule } from "../conversations/index.ts";
import "./improvements/kind.ts";
import { requireCause } from "./naming/require-cause.ts";
import { reactions } from "./reactions.ts";
import { improvementRoutes } from "./routes/improvements.ts";
import { caseRoutes } from "./routes/of-cases.ts";
import { treeRoutes } from "./routes/tree.ts";
import { causesNamedAs } from "./tree/find-causes.ts";
import { seedCauses } from "./tree/seed-causes.ts";

// Cases and conversations stand below: what they ask of causes is handed down.
provideCauseNames(causesNamedAs);
provideDoneRule(requireCause);
provideSolvingRule(requireCause);

/** Why complaints come about, what is done about it by whom and by when, and whether it helped. */
export const causes = defineModule({
  name: "causes",
  routes: [...treeRoutes, ...caseRoutes, ...improvementRoutes],
  reactions,
  seed: seedCauses,
});
