import type {
  ModelCall,
  ModelCallDetail,
  ModelSetting,
  ModelTrial,
  SaveModel,
} from "../../../shared/contract/models.ts";
import type { ById, Page, PageQuery } from "./endpoint.ts";

export type ModelEndpoints = {
  "GET /api/v1/models/chat": { response: ModelSetting };
  "PUT /api/v1/models/chat": { body: SaveModel; response: ModelSetting };
  "POST /api/v1/models/chat/try": { response: ModelTrial };
  "GET /api/v1/models/calls": { query: PageQuery; response: Page<ModelCall> };
  "GET /api/v1/models/calls/:id": { params: ById; response: ModelCallDetail };
};
