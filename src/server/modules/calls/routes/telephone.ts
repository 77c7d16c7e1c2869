import { CallQueue, SetTelephone, StaffTelephone, Telephone } from "../../../../shared/contract/calls.ts";
import { IdParams } from "../../../../shared/contract/common.ts";
import { route } from "../../../kernel/http/route.ts";
import { me } from "../desk/take-call.ts";
import { saveTelephone, showQueue, showStaffTelephone, showTelephone } from "../desk/telephone.ts";
import { becomeReady } from "../ready.ts";

export const telephoneRoutes = [
  route({
    method: "GET",
    path: "/api/v1/telephone",
    access: "calls:take",
    summary: "One's own telephone: where it rings, and what it does now.",
    response: Telephone,
    handler: (ctx) => showTelephone(ctx),
  }),
  route({
    method: "PUT",
    path: "/api/v1/telephone",
    access: "calls:take",
    summary: "Says where one is to be rung.",
    body: SetTelephone,
    response: Telephone,
    handler: async (ctx, { body }) => {
      await saveTelephone(ctx, me(ctx), body);
      return showTelephone(ctx);
    },
  }),
  route({
    method: "POST",
    path: "/api/v1/telephone/ready",
    access: "calls:take",
    summary: "Ends wrapping up: the next call may come.",
    response: Telephone,
    handler: async (ctx) => {
      await becomeReady(ctx, me(ctx));
      return showTelephone(ctx);
    },
  }),
  route({
    method: "GET",
    path: "/api/v1/staff/:id/telephone",
    access: "staff:manage",
    summary: "Where somebody is rung.",
    params: IdParams,
    response: StaffTelephone,
    handler: (ctx, { params }) => showStaffTelephone(ctx, params.id),
  }),
  route({
    method: "PUT",
    path: "/api/v1/staff/:id/telephone",
    access: "staff:manage",
    summary: "Says where somebody is to be rung.",
    params: IdParams,
    body: SetTelephone,
    response: StaffTelephone,
    handler: async (ctx, { params, body }) => {
      await saveTelephone(ctx, params.id, body);
      return showStaffTelephone(ctx, params.id);
    },
  }),
  route({
    method: "GET",
    path: "/api/v1/call-queue",
    access: "calls:take",
    summary: "Who waits for somebody to answer, how long it is likely to take, and who is there.",
    response: CallQueue,
    handler: (ctx) => showQueue(ctx),
  }),
];
