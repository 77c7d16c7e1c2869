import { defineError } from "../../kernel/errors.ts";

export const communityUnknown = defineError("community.unknown", "not_found", "There is no such community.");
export const postUnknown = defineError("community.post_unknown", "not_found", "There is no post {id} here.");
export const signInFirst = defineError("community.sign_in_first", "unauthenticated", "Sign in to do this.");
export const linkOver = defineError("community.link_over", "not_found", "This link was used or is too old.");
export const linksTooOften = defineError(
  "community.links_too_often",
  "limited",
  "Too many links were asked for. Use the newest one, or try again in a quarter of an hour.",
);
export const mailCannotLeave = defineError(
  "community.mail_cannot_leave",
  "unavailable",
  "No account of this brand can send mail, so nobody can sign in.",
);
export const banned = defineError("community.banned", "forbidden", "This account may not write here.");
export const notYours = defineError("community.not_yours", "forbidden", "Only who asked or wrote this may do that.");
export const editTooLate = defineError(
  "community.edit_too_late",
  "conflict",
  "A post can be changed for {minutes} minutes, and as long as nobody answered.",
);
export const questionLocked = defineError("community.locked", "conflict", "No more answers are taken here.");
export const tooManyPosts = defineError(
  "community.too_many_posts",
  "limited",
  "That is much at once. Try again later.",
);
export const ownVote = defineError("community.own_vote", "conflict", "Nobody votes for their own words.");
export const nameTakenError = defineError("community.name_taken", "conflict", "Somebody goes by this name already.");
export const nameRefused = defineError(
  "community.name_refused",
  "invalid",
  "This name could be taken for one of us, or holds what should not be public.",
);
export const fieldMissing = defineError("community.field_missing", "invalid", "Please fill in {field}.");
export const fieldTooLong = defineError(
  "community.field_too_long",
  "invalid",
  "{field} is longer than {limit} characters.",
);
export const addressWrong = defineError("community.address_wrong", "invalid", "{address} is not a mail address.");
export const mergedAlready = defineError("community.merged_already", "conflict", "One of the two was merged already.");
export const isCaseAlready = defineError("community.is_case", "conflict", "This question is a case already.");
export const memberUnknown = defineError("community.member_unknown", "not_found", "There is no member {id}.");
export const personNeeded = defineError("community.person_needed", "forbidden", "Only a person can do this.");
export const notOfficial = defineError(
  "community.not_official",
  "conflict",
  "Only an answer of ours can be the official one.",
);
export const foreignForm = defineError("community.foreign_form", "forbidden", "Forms are sent from their own pages.");
export const proposalUnknown = defineError("community.proposal_unknown", "not_found", "There is no proposal {id}.");
export const proposalSettled = defineError(
  "community.proposal_settled",
  "conflict",
  "Somebody has settled this proposal already.",
);
