import type { Static } from "typebox";
import type {
  AddHandle,
  CustomerRow,
  CustomerView,
  MergeCustomers,
  SaveCustomer,
  TimelineItem,
  UnmergeCustomer,
  UpdateCustomer,
} from "../../../shared/contract/customers.ts";
import type { PromiseView } from "../../../shared/contract/promises.ts";
import type { ById, Done, Page, PageQuery } from "./endpoint.ts";

export type CustomerEndpoints = {
  "GET /api/v1/customers": { query: PageQuery & { q?: string }; response: Page<CustomerRow> };
  "POST /api/v1/customers": { body: Static<typeof SaveCustomer>; response: CustomerView };
  "GET /api/v1/customers/:id": { params: ById; response: CustomerView };
  "PATCH /api/v1/customers/:id": { params: ById; body: Static<typeof UpdateCustomer>; response: CustomerView };
  "GET /api/v1/customers/:id/timeline": { params: ById; query: PageQuery; response: Page<TimelineItem> };
  "GET /api/v1/customers/:id/promises": { params: ById; query: PageQuery; response: Page<PromiseView> };
  "POST /api/v1/customers/:id/handles": { params: ById; body: Static<typeof AddHandle>; response: CustomerView };
  "DELETE /api/v1/customers/:id/handles/:handleId": {
    params: { id: number; handleId: number };
    response: CustomerView;
  };
  "POST /api/v1/customers/:id/merge": { params: ById; body: Static<typeof MergeCustomers>; response: CustomerView };
  "POST /api/v1/customers/:id/unmerge": {
    params: ById;
    body: Static<typeof UnmergeCustomer>;
    response: CustomerView;
  };
  "POST /api/v1/customers/:id/block": { params: ById; response: Done };
  "POST /api/v1/customers/:id/unblock": { params: ById; response: Done };
};
