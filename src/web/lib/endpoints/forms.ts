import type { Static } from "typebox";
import type {
  ExecutiveView,
  FormPreview,
  FormView,
  PreviewForm,
  SaveExecutive,
  SaveForm,
} from "../../../shared/contract/forms.ts";
import type { ById, Done, Page, PageQuery } from "./endpoint.ts";

export type FormEndpoints = {
  "GET /api/v1/forms": { query: PageQuery & { archived?: boolean }; response: Page<FormView> };
  "POST /api/v1/forms": { body: SaveForm; response: FormView };
  "PUT /api/v1/forms/:id": { params: ById; body: SaveForm; response: FormView };
  "POST /api/v1/forms/:id/duplicate": { params: ById; body: object; response: FormView };
  "POST /api/v1/forms/:id/archive": { params: ById; body: { archived: boolean }; response: FormView };
  "POST /api/v1/forms/preview": { body: Static<typeof PreviewForm>; response: Static<typeof FormPreview> };
  "GET /api/v1/executives": { response: Page<ExecutiveView> };
  "PUT /api/v1/executives/:staffId": { params: { staffId: number }; body: SaveExecutive; response: ExecutiveView };
  "DELETE /api/v1/executives/:staffId": {
    params: { staffId: number };
    query: { heirId?: number };
    response: Done;
  };
};
