import { randomUUID } from "node:crypto";
import type { FastifyError } from "fastify";
import { httpStatusOfKind, invalidInput, isKnownError, type KnownError, tooLarge, tooMany } from "../errors.ts";
import type { Log } from "../log.ts";

export type ErrorBody = {
  error: {
    code: string;
    message: string;
    params: Record<string, unknown>;
    fields?: { field: string; problem: string }[];
  };
};

/** The one place where an error becomes an answer: known ones as they are, all others as `internal` with a reference. */
export function translateError(error: unknown, log: Log): { status: number; body: ErrorBody } {
  if (isKnownError(error)) return known(error);
  const fault = error as FastifyError;
  if (fault.validation) {
    const fields = fault.validation.map((problem) => ({
      field: fieldOf(problem.instancePath, problem.params),
      problem: problem.message ?? "is wrong",
    }));
    const first = fields[0]!;
    const answer = known(invalidInput({ field: first.field, problem: first.problem }));
    return { status: answer.status, body: { error: { ...answer.body.error, fields } } };
  }
  if (fault.statusCode === 414) return known(invalidInput({ field: "address", problem: fault.message }));
  if (fault.statusCode === 413) return known(tooLarge({ limit: "allowed" }));
  if (fault.statusCode === 429) return known(tooMany({ seconds: 60 }));
  // 406 is what a form that is no multipart gets.
  if (fault.statusCode === 400 || fault.statusCode === 406 || fault.statusCode === 415) {
    return known(invalidInput({ field: "body", problem: fault.message }));
  }
  const reference = randomUUID().slice(0, 8);
  log.error({ err: error, reference }, "an unexpected error");
  return {
    status: 500,
    body: {
      error: { code: "internal", message: `This failed on our side. Reference: ${reference}.`, params: { reference } },
    },
  };
}

function known(error: KnownError): { status: number; body: ErrorBody } {
  return {
    status: httpStatusOfKind[error.kind],
    body: { error: { code: error.code, message: error.message, params: error.params } },
  };
}

function fieldOf(path: string, params: Record<string, unknown>): string {
  const missing = params.missingProperty ?? params.additionalProperty;
  const parts = path.split("/").filter(Boolean);
  if (typeof missing === "string") parts.push(missing);
  return parts.join(".") || "body";
}
