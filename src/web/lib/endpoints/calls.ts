import type { Static } from "typebox";
import type {
  CallMenu,
  CallMenuView,
  CheckCallMenu,
  MenuCheck,
  MenuTrial,
  MenuVersion,
  SaveCallMenu,
  TryCallMenu,
} from "../../../shared/contract/call-menus.ts";
import type {
  CallPop,
  CallQueue,
  CallView,
  ListCalls,
  PlaceCall,
  SetTelephone,
  StaffTelephone,
  Telephone,
  TransferCall,
  WrapUpCall,
} from "../../../shared/contract/calls.ts";
import type { ById, Done, Page, PageQuery } from "./endpoint.ts";

type OfAccount = { accountId: number };
/** What is done with a call and answers with it. */
type Act = { params: ById; response: CallView };

export type CallEndpoints = {
  "GET /api/v1/telephone": { response: Telephone };
  "PUT /api/v1/telephone": { body: Static<typeof SetTelephone>; response: Telephone };
  "POST /api/v1/telephone/ready": { response: Telephone };
  "GET /api/v1/staff/:id/telephone": { params: ById; response: StaffTelephone };
  "PUT /api/v1/staff/:id/telephone": { params: ById; body: Static<typeof SetTelephone>; response: StaffTelephone };
  "GET /api/v1/call-queue": { response: Static<typeof CallQueue> };
  "GET /api/v1/calls": { query: ListCalls; response: Page<CallView> };
  "POST /api/v1/calls": { body: PlaceCall; response: CallView };
  "GET /api/v1/calls/:id/pop": { params: ById; response: Static<typeof CallPop> };
  "POST /api/v1/calls/:id/take": Act;
  "POST /api/v1/calls/:id/decline": { params: ById; response: Done };
  "POST /api/v1/calls/:id/hold": Act;
  "POST /api/v1/calls/:id/resume": Act;
  "POST /api/v1/calls/:id/cancel-transfer": Act;
  "POST /api/v1/calls/:id/hang-up": Act;
  "POST /api/v1/calls/:id/transfer": Act & { body: TransferCall };
  "POST /api/v1/calls/:id/recordings/:number/fetch": { params: ById & { number: number }; response: CallView };
  "POST /api/v1/calls/:id/wrap-up": Act & { body: WrapUpCall };
  "GET /api/v1/call-menus/:accountId": { params: OfAccount; response: CallMenuView };
  "PUT /api/v1/call-menus/:accountId": {
    params: OfAccount;
    body: Static<typeof SaveCallMenu>;
    response: CallMenuView;
  };
  "GET /api/v1/call-menus/:accountId/versions": {
    params: OfAccount;
    query: PageQuery;
    response: Page<Static<typeof MenuVersion>>;
  };
  "GET /api/v1/call-menus/:accountId/versions/:version": {
    params: OfAccount & { version: number };
    response: CallMenu;
  };
  "POST /api/v1/call-menus/:accountId/check": {
    params: OfAccount;
    body: Static<typeof CheckCallMenu>;
    response: Static<typeof MenuCheck>;
  };
  "POST /api/v1/call-menus/:accountId/try": { params: OfAccount; body: TryCallMenu; response: MenuTrial };
};
