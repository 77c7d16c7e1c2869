import type { Static } from "typebox";
import type {
  ChannelAccountView,
  ChannelCheck,
  ChannelKind,
  DoctorReport,
  IntakeRow,
  RoundTrip,
  SaveChannelAccount,
} from "../../../shared/contract/channels.ts";
import type { TemplatePage } from "../../../shared/contract/templates.ts";
import type { ById, Done, Page, PageQuery } from "./endpoint.ts";

export type ChannelEndpoints = {
  "GET /api/v1/channel-kinds": { response: Page<ChannelKind> };
  "GET /api/v1/channel-accounts": { query: PageQuery; response: Page<ChannelAccountView> };
  "POST /api/v1/channel-accounts": { body: SaveChannelAccount; response: ChannelAccountView };
  "PUT /api/v1/channel-accounts/:id": { params: ById; body: SaveChannelAccount; response: ChannelAccountView };
  "DELETE /api/v1/channel-accounts/:id": { params: ById; response: Done };
  "POST /api/v1/channel-accounts/check": {
    body: SaveChannelAccount & { id?: number };
    response: Static<typeof ChannelCheck>;
  };
  "GET /api/v1/channel-accounts/:id/templates": {
    params: ById;
    query: PageQuery & { usable?: boolean };
    response: TemplatePage;
  };
  "POST /api/v1/channel-accounts/:id/templates/fetch": { params: ById; response: TemplatePage };
  "GET /api/v1/doctor": { response: DoctorReport };
  "POST /api/v1/channel-accounts/:id/round-trip": { params: ById; response: Static<typeof RoundTrip> };
  "GET /api/v1/channel-accounts/:id/round-trip/:key": {
    params: { id: number; key: string };
    response: Static<typeof RoundTrip>;
  };
  "GET /api/v1/intake": {
    query: PageQuery & { state?: "pending" | "failed" | "refused" | "done" };
    response: Page<IntakeRow>;
  };
  "POST /api/v1/intake/:id/retry": { params: ById; response: IntakeRow };
};
