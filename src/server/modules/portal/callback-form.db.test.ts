import { expect, test } from "vitest";
import { buildStaff, buildTeam } from "../../../../test/support/build.ts";
import { buildMailCase } from "../../../../test/support/build-mail-case.ts";
import { postForm } from "../../../../test/support/form.ts";
import { openTelephoneDesk } from "../../../../test/support/telephone-desk.ts";
import { signCaseToken } from "../cases/index.ts";

const { desk, supervisor } = await openTelephoneDesk();
const { ctx } = desk;

test("[B2] [B5] a customer chooses on their page when they are called, and asking again moves that call", async () => {
  const team = await buildTeam(ctx);
  await buildStaff(ctx, { teamIds: [team] });
  const { id } = await buildMailCase(ctx, { teamId: team });
  const [first, second] = (await supervisor.get(`/api/v1/cases/${id}/callback-slots`)).body.items;
  const path = `/c/${signCaseToken(ctx, id)}`;
  const visitor = await desk.as("nobody");
  const page = await visitor.get(`${path}?lang=en`);
  expect(page.text).toContain("Have us call you");
  expect(page.text).toContain(`value="${first.at}"`);
  const nonsense = await postForm(visitor, `${path}/callback?lang=en`, { number: "soon", slot: first.at });
  expect(nonsense.status).toBe(422);
  expect(nonsense.text).toContain('id="number-fault"');
  for (const slot of [first, second]) {
    const asked = await postForm(visitor, `${path}/callback?lang=en`, { number: "13800138001", slot: slot.at });
    expect([asked.status, asked.headers.location]).toEqual([303, `${path}?lang=en#promises`]);
  }
  const { rows } = await desk.pool.query(
    "select words, not_before, state, moved_count from promises where case_id = $1 and kind = 'callback'",
    [id],
  );
  expect(rows).toEqual([{ words: "+8613800138001", not_before: new Date(second.at), state: "open", moved_count: 1 }]);
  expect((await visitor.get(`${path}?lang=en`)).text).toContain("I need no call any more");
  await postForm(visitor, `${path}/callback?lang=en`, { cancel: "yes" });
  await desk.settle();
  const after = await desk.pool.query("select state from promises where case_id = $1 and kind = 'callback'", [id]);
  expect(after.rows).toEqual([{ state: "waived" }]);
  const { items } = (await supervisor.get(`/api/v1/cases/${id}/callback-slots`)).body;
  expect(items.map(({ at }: { at: string }) => at)).toContain(second.at);
});
