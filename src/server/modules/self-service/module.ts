import { defineModule } from "../../kernel/define-module.ts";
import { routes } from "./routes.ts";

/** Honest numbers: what customers solved without a person, and what that spares and costs. */
export const selfService = defineModule({ name: "self-service", routes });
