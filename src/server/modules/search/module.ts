import { defineModule } from "../../kernel/define-module.ts";
import { provideWordSearch } from "../cases/index.ts";
import { casesByWords } from "./cases-by-words.ts";
import { indexer } from "./indexer.ts";
import { routes } from "./routes.ts";

provideWordSearch(casesByWords);

/** Search in Chinese and English over cases, messages and customers. */
export const search = defineModule({ name: "search", routes, services: [indexer] });
