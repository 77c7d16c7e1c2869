import type {
  AlarmHookView,
  AlarmPreferences,
  AlarmRungs,
  AlarmTelling,
  AlarmTest,
  SaveAlarmHook,
  TellingState,
} from "../../../shared/contract/alarms.ts";
import type {
  Acknowledgement,
  PromiseLadder,
  SavePromiseLadder,
  SaveTeamManager,
  TeamManagers,
} from "../../../shared/contract/promises.ts";
import type { ById, Done, Page, PageQuery } from "./endpoint.ts";

export type AlarmEndpoints = {
  "GET /api/v1/alarms/hooks": { response: { items: AlarmHookView[] } };
  "POST /api/v1/alarms/hooks": { body: SaveAlarmHook; response: AlarmHookView };
  "PUT /api/v1/alarms/hooks/:id": { params: ById; body: SaveAlarmHook; response: AlarmHookView };
  "DELETE /api/v1/alarms/hooks/:id": { params: ById; response: Done };
  "POST /api/v1/alarms/hooks/:id/test": { params: ById; response: AlarmTest };
  "GET /api/v1/alarms/rungs": { response: AlarmRungs };
  "PUT /api/v1/alarms/rungs": { body: AlarmRungs; response: AlarmRungs };
  "GET /api/v1/alarms/tellings": { query: PageQuery & { state?: TellingState }; response: Page<AlarmTelling> };
  "GET /api/v1/me/alarms": { response: AlarmPreferences };
  "PUT /api/v1/me/alarms": { body: AlarmPreferences; response: AlarmPreferences };
  "GET /api/v1/promise-ladders": { response: { items: PromiseLadder[] } };
  "PUT /api/v1/promise-ladders": { body: SavePromiseLadder; response: { items: PromiseLadder[] } };
  "GET /api/v1/team-managers": { response: TeamManagers };
  "PUT /api/v1/team-managers": { body: SaveTeamManager; response: TeamManagers };
  "POST /api/v1/notifications/acknowledge": {
    body: { promiseId: number; step: number };
    response: Acknowledgement;
  };
};
