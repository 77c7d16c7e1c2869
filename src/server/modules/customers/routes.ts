import { Type } from "typebox";
import { Done, Id, IdParams, PageQuery, page } from "../../../shared/contract/common.ts";
import {
  AddHandle,
  CustomerRow,
  CustomerView,
  MergeCustomers,
  SaveCustomer,
  TimelineItem,
  UnmergeCustomer,
  UpdateCustomer,
} from "../../../shared/contract/customers.ts";
import { route } from "../../kernel/http/route.ts";
import { blockCustomer, unblockCustomer } from "./block-customer.ts";
import { addHandle, removeHandle } from "./change-handles.ts";
import { createCustomer } from "./create-customer.ts";
import { listCustomers } from "./list-customers.ts";
import { listTimeline } from "./list-timeline.ts";
import { mergeCustomers } from "./merge-customers.ts";
import { showCustomer } from "./show-customer.ts";
import { unmergeCustomer } from "./unmerge-customer.ts";
import { updateCustomer } from "./update-customer.ts";

const done = { ok: true as const };

export const routes = [
  route({
    method: "GET",
    path: "/api/v1/customers",
    access: "customers:read",
    summary: "Customers, newest first; with `q` those whose name or address begins so.",
    query: Type.Object({ ...PageQuery.properties, q: Type.Optional(Type.String({ maxLength: 254 })) }),
    response: page(CustomerRow),
    handler: (ctx, { query }) => listCustomers(ctx, { ...query, limit: query.limit ?? 50 }),
  }),
  route({
    method: "POST",
    path: "/api/v1/customers",
    access: "customers:update",
    summary: "Writes a customer down.",
    body: SaveCustomer,
    response: CustomerView,
    handler: async (ctx, { body }) => showCustomer(ctx, await createCustomer(ctx, body)),
  }),
  route({
    method: "GET",
    path: "/api/v1/customers/:id",
    access: "customers:read",
    summary: "A customer; an id that was merged away leads to the one that stayed.",
    params: IdParams,
    response: CustomerView,
    handler: (ctx, { params }) => showCustomer(ctx, params.id),
  }),
  route({
    method: "PATCH",
    path: "/api/v1/customers/:id",
    access: "customers:update",
    summary: "Changes what is known of a customer.",
    params: IdParams,
    body: UpdateCustomer,
    response: CustomerView,
    handler: async (ctx, { params, body }) => {
      await updateCustomer(ctx, params.id, body);
      return showCustomer(ctx, params.id);
    },
  }),
  route({
    method: "GET",
    path: "/api/v1/customers/:id/timeline",
    access: "customers:read",
    summary: "All that passed between a customer and us, over all channels, newest first.",
    params: IdParams,
    query: PageQuery,
    response: page(TimelineItem),
    handler: (ctx, { params, query }) =>
      listTimeline(ctx, { customerId: params.id, cursor: query.cursor, limit: query.limit ?? 50 }),
  }),
  route({
    method: "POST",
    path: "/api/v1/customers/:id/handles",
    access: "customers:update",
    summary: "Adds a way to reach a customer.",
    params: IdParams,
    body: AddHandle,
    response: CustomerView,
    handler: async (ctx, { params, body }) => {
      await addHandle(ctx, params.id, body);
      return showCustomer(ctx, params.id);
    },
  }),
  route({
    method: "DELETE",
    path: "/api/v1/customers/:id/handles/:handleId",
    access: "customers:update",
    summary: "Takes an address off a customer.",
    params: Type.Object({ id: Id, handleId: Id }),
    response: CustomerView,
    handler: async (ctx, { params }) => {
      await removeHandle(ctx, params.id, params.handleId);
      return showCustomer(ctx, params.id);
    },
  }),
  route({
    method: "POST",
    path: "/api/v1/customers/:id/merge",
    access: "customers:merge",
    summary: "Makes one of two records of the same person; this one stays.",
    params: IdParams,
    body: MergeCustomers,
    response: CustomerView,
    handler: async (ctx, { params, body }) => {
      await mergeCustomers(ctx, { id: params.id, ...body });
      return showCustomer(ctx, params.id);
    },
  }),
  route({
    method: "POST",
    path: "/api/v1/customers/:id/unmerge",
    access: "customers:merge",
    summary: "Takes a merge back: the other has again what was theirs, and what came since by their addresses.",
    params: IdParams,
    body: UnmergeCustomer,
    response: CustomerView,
    handler: async (ctx, { params, body }) => {
      await unmergeCustomer(ctx, { id: params.id, ...body });
      return showCustomer(ctx, params.id);
    },
  }),
  route({
    method: "POST",
    path: "/api/v1/customers/:id/block",
    access: "customers:block",
    summary: "Takes in nothing more from a customer; what comes is kept and stands on the intake screen.",
    params: IdParams,
    response: Done,
    handler: async (ctx, { params }) => {
      await blockCustomer(ctx, params.id);
      return done;
    },
  }),
  route({
    method: "POST",
    path: "/api/v1/customers/:id/unblock",
    access: "customers:block",
    summary: "Hears a customer again.",
    params: IdParams,
    response: Done,
    handler: async (ctx, { params }) => {
      await unblockCustomer(ctx, params.id);
      return done;
    },
  }),
];
