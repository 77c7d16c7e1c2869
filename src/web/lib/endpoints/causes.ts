import type { Static } from "typebox";
import type { Board, BoardPromise, BoardPromisesQuery, BoardQuery } from "../../../shared/contract/board.ts";
import type {
  BulkCauses,
  CaseCauses,
  CauseFigures,
  CauseSettings,
  CauseView,
  NameCauses,
  SaveCause,
} from "../../../shared/contract/causes.ts";
import type { Locale } from "../../../shared/contract/common.ts";
import type {
  ChangeImprovement,
  DropImprovement,
  FinishImprovement,
  ImprovementEffect,
  ImprovementView,
  ListImprovements,
  MakeImprovement,
  MoveImprovement,
} from "../../../shared/contract/improvements.ts";
import type { ById, Page } from "./endpoint.ts";

export type CauseEndpoints = {
  "GET /api/v1/causes": { query: { archived?: boolean }; response: Page<CauseView> };
  "POST /api/v1/causes": { body: SaveCause; response: CauseView };
  "PUT /api/v1/causes/:id": { params: ById; body: SaveCause; response: CauseView };
  "POST /api/v1/causes/:id/archive": { params: ById; body: { archived: boolean }; response: CauseView };
  "POST /api/v1/causes/:id/merge": { params: ById; body: { intoId: number }; response: CauseView };
  "GET /api/v1/causes/figures": { query: { weeks?: number }; response: CauseFigures };
  "GET /api/v1/cause-settings": { response: CauseSettings };
  "PUT /api/v1/cause-settings": { body: CauseSettings; response: CauseSettings };
  "GET /api/v1/cases/:id/causes": { params: ById; response: CaseCauses };
  "PUT /api/v1/cases/:id/causes": { params: ById; body: NameCauses; response: CaseCauses };
  "POST /api/v1/cases/causes": { body: BulkCauses; response: { changed: number } };
  "GET /api/v1/improvements": { query: ListImprovements; response: Page<ImprovementView> };
  "POST /api/v1/improvements": { body: MakeImprovement; response: ImprovementView };
  "GET /api/v1/improvements/:id": { params: ById; response: ImprovementView };
  "PUT /api/v1/improvements/:id": { params: ById; body: ChangeImprovement; response: ImprovementView };
  "POST /api/v1/improvements/:id/done": {
    params: ById;
    body: Static<typeof FinishImprovement>;
    response: ImprovementView;
  };
  "POST /api/v1/improvements/:id/drop": {
    params: ById;
    body: Static<typeof DropImprovement>;
    response: ImprovementView;
  };
  "POST /api/v1/improvements/:id/move": {
    params: ById;
    body: Static<typeof MoveImprovement>;
    response: ImprovementView;
  };
  "GET /api/v1/improvements/:id/effect": { params: ById; response: ImprovementEffect };
  "GET /api/v1/board": { query: BoardQuery & { locale?: Locale }; response: Board };
  "GET /api/v1/board/promises": { query: BoardPromisesQuery; response: Page<BoardPromise> };
};
