import type { ListOrders, OrderDetail, OrderRow } from "../../../shared/contract/orders.ts";
import type { ById, Done, Page } from "./endpoint.ts";

type CaseOrder = { id: number; orderId: number };

export type OrderEndpoints = {
  "GET /api/v1/orders": { query: ListOrders; response: Page<OrderRow> };
  "GET /api/v1/orders/:id": { params: ById; response: OrderDetail };
  "PUT /api/v1/cases/:id/orders/:orderId": { params: CaseOrder; response: Done };
  "DELETE /api/v1/cases/:id/orders/:orderId": { params: CaseOrder; response: Done };
};
