import type { Static } from "typebox";
import type {
  Badge,
  BanMember,
  CommunityMember,
  MergeQuestions,
  ModeratePost,
  QuestionDetail,
  QuestionRow,
  QuestionSort,
  QueuedPost,
  SaveAnswer,
  SaveBadge,
} from "../../../shared/contract/community.ts";
import type {
  ProposalState,
  ProposalView,
  RefuseProposal,
  WrittenProposal,
} from "../../../shared/contract/community-proposals.ts";
import type { ById, Done, Page, PageQuery } from "./endpoint.ts";

export type CommunityEndpoints = {
  "GET /api/v1/community/questions": {
    query: PageQuery & { sort?: QuestionSort; q?: string; accountId?: number };
    response: Page<QuestionRow>;
  };
  "GET /api/v1/community/questions/:id": { params: ById; response: QuestionDetail };
  "POST /api/v1/community/questions/:id/answers": {
    params: ById;
    body: Static<typeof SaveAnswer>;
    response: QuestionDetail;
  };
  "POST /api/v1/community/questions/:id/case": { params: ById; response: QuestionDetail };
  "POST /api/v1/community/questions/:id/merge": {
    params: ById;
    body: Static<typeof MergeQuestions>;
    response: QuestionDetail;
  };
  "POST /api/v1/community/posts/:id/moderate": { params: ById; body: Static<typeof ModeratePost>; response: Done };
  "GET /api/v1/community/queue": { query: PageQuery; response: Page<QueuedPost> };
  "GET /api/v1/community/members": { query: PageQuery & { q?: string }; response: Page<CommunityMember> };
  "POST /api/v1/community/members/:id/ban": {
    params: ById;
    body: Static<typeof BanMember>;
    response: CommunityMember;
  };
  "POST /api/v1/community/members/:id/unban": { params: ById; response: CommunityMember };
  "GET /api/v1/community/badges": { query: PageQuery; response: Page<Badge> };
  "PUT /api/v1/community/badges/:id": { params: ById; body: Static<typeof SaveBadge>; response: Badge };
  "DELETE /api/v1/community/badges/:id": { params: ById; response: Done };
  "GET /api/v1/community/proposals": { query: PageQuery & { state?: ProposalState }; response: Page<ProposalView> };
  "POST /api/v1/community/proposals/:id/write": { params: ById; response: Static<typeof WrittenProposal> };
  "POST /api/v1/community/proposals/:id/refuse": { params: ById; body: Static<typeof RefuseProposal>; response: Done };
};
