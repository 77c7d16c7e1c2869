import { Type } from "typebox";
import {
  ApplyMacro,
  AssignCase,
  CaseView,
  MacroResult,
  MergeCases,
  SnoozeCase,
  SplitCase,
  UpdateCase,
} from "../../../../shared/contract/cases.ts";
import { Id, IdParams } from "../../../../shared/contract/common.ts";
import { route } from "../../../kernel/http/route.ts";
import { assignCase } from "../assign-case.ts";
import { applyMacro } from "../macros/apply-macro.ts";
import { mergeCases } from "../merge-cases.ts";
import { snoozeCase } from "../snooze-case.ts";
import { splitCase } from "../split-case.ts";
import { takeCase } from "../take-case.ts";
import { tellApart } from "../tell-apart.ts";
import { unmergeCase } from "../unmerge-case.ts";
import { updateCase } from "../update-case.ts";
import { presentCase } from "../view-case.ts";

const PairParams = Type.Object({ id: Id, otherId: Id });

export const changeRoutes = [
  route({
    method: "PATCH",
    path: "/api/v1/cases/:id",
    access: "cases:update",
    summary: "Changes subject, status, priority, tags or brand.",
    params: IdParams,
    body: UpdateCase,
    response: CaseView,
    handler: async (ctx, { params, body }) => presentCase(ctx, await updateCase(ctx, { ...body, caseId: params.id })),
  }),
  route({
    method: "POST",
    path: "/api/v1/cases/:id/assign",
    access: "cases:assign",
    summary: "Gives a case to a person, a team, or both; null takes away.",
    params: IdParams,
    body: AssignCase,
    response: CaseView,
    handler: async (ctx, { params, body }) =>
      presentCase(ctx, await assignCase(ctx, { ...body, caseId: params.id, reason: "by_hand" })),
  }),
  route({
    method: "POST",
    path: "/api/v1/cases/:id/take",
    access: "cases:assign",
    summary: "Takes a case that nobody owns; a conflict if somebody was faster.",
    params: IdParams,
    response: CaseView,
    handler: async (ctx, { params }) => presentCase(ctx, await takeCase(ctx, params.id)),
  }),
  route({
    method: "POST",
    path: "/api/v1/cases/:id/snooze",
    access: "cases:update",
    summary: "Puts a case aside until a time, or brings it back.",
    params: IdParams,
    body: SnoozeCase,
    response: CaseView,
    handler: async (ctx, { params, body }) => {
      const until = body.until === null ? null : new Date(body.until);
      return presentCase(ctx, await snoozeCase(ctx, { caseId: params.id, until }));
    },
  }),
  route({
    method: "POST",
    path: "/api/v1/cases/:id/merge",
    access: "cases:merge",
    summary: "Takes another case into this one, which stays.",
    params: IdParams,
    body: MergeCases,
    response: CaseView,
    handler: async (ctx, { params, body }) =>
      presentCase(ctx, await mergeCases(ctx, { caseId: params.id, otherId: body.otherId })),
  }),
  route({
    method: "POST",
    path: "/api/v1/cases/:id/unmerge",
    access: "cases:merge",
    summary: "Makes a case of its own again of one that was merged into this one; answers with it.",
    params: IdParams,
    body: MergeCases,
    response: CaseView,
    handler: async (ctx, { params, body }) =>
      presentCase(ctx, await unmergeCase(ctx, { caseId: params.id, otherId: body.otherId })),
  }),
  route({
    method: "PUT",
    path: "/api/v1/cases/:id/apart/:otherId",
    access: "cases:merge",
    summary: "Notes that two cases are about two matters: they are proposed no more.",
    params: PairParams,
    response: CaseView,
    handler: async (ctx, { params: { id, otherId } }) =>
      presentCase(ctx, await tellApart(ctx, { caseId: id, otherId, apart: true })),
  }),
  route({
    method: "DELETE",
    path: "/api/v1/cases/:id/apart/:otherId",
    access: "cases:merge",
    summary: "Takes back that two cases are about two matters.",
    params: PairParams,
    response: CaseView,
    handler: async (ctx, { params: { id, otherId } }) =>
      presentCase(ctx, await tellApart(ctx, { caseId: id, otherId, apart: false })),
  }),
  route({
    method: "POST",
    path: "/api/v1/cases/:id/split",
    access: "cases:merge",
    summary: "Makes a case of its own of some messages; answers with the new one.",
    params: IdParams,
    body: SplitCase,
    response: CaseView,
    handler: async (ctx, { params, body }) => presentCase(ctx, await splitCase(ctx, { ...body, caseId: params.id })),
  }),
  route({
    method: "POST",
    path: "/api/v1/cases/:id/macro",
    access: "macros:use",
    summary: "Does what a macro says; its text is for the composer.",
    params: IdParams,
    body: ApplyMacro,
    response: MacroResult,
    handler: async (ctx, { params, body }) => {
      const { row, text } = await applyMacro(ctx, { caseId: params.id, macroId: body.macroId });
      return { text, case: await presentCase(ctx, row) };
    },
  }),
];
