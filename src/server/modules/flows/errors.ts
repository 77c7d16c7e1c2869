import { defineError } from "../../kernel/errors.ts";

export const flowNotFound = defineError("flows.not_found", "not_found", "There is no flow {id}.");
export const flowChangedSince = defineError(
  "flows.changed_since",
  "conflict",
  "Somebody else has saved this flow since you opened it.",
);
export const flowWrong = defineError(
  "flows.wrong",
  "invalid",
  "The flow cannot be published like this: {problem} (step {field}).",
);
export const flowAddressTaken = defineError(
  "flows.address_taken",
  "conflict",
  "{field}: another flow has the address {slug} already.",
);
export const flowVersionUnknown = defineError(
  "flows.version_unknown",
  "not_found",
  "The flow has no version {version}.",
);
export const flowNotPublished = defineError(
  "flows.not_published",
  "conflict",
  "This flow is not published, so nobody can walk it.",
);
export const pictureUnfit = defineError(
  "flows.picture_unfit",
  "invalid",
  "{field}: a picture is a PNG, JPEG, WebP or GIF file of at most {limit} kB.",
);
export const runNotFound = defineError("flows.run_not_found", "not_found", "There is no such walk through a flow.");
