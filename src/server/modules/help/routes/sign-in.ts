import { type Static, Type } from "typebox";
import { isKnownError } from "../../../kernel/errors.ts";
import { route } from "../../../kernel/http/route.ts";
import { isSameSite } from "../../../kernel/http/same-site.ts";
import { checkCode, issueCode } from "../../identity/index.ts";
import { type ReadForm, readForm } from "../../portal/index.ts";
import { foreignForm } from "../errors.ts";
import { type Http, helpPath, type Visit, visit } from "../open-help.ts";
import { sendSignIn } from "../pages/sign-in-page.ts";
import { forgetReader, letRead } from "../signing-in/reader-cookie.ts";
import { typedAddress } from "../signing-in/typed-address.ts";

const Query = Type.Object({
  lang: Type.Optional(Type.String({ maxLength: 20 })),
  next: Type.Optional(Type.String({ maxLength: 500 })),
});
const page = { access: "public", hidden: true, path: "/help/sign-in", query: Query } as const;

export const signInRoutes = [
  route({
    ...page,
    method: "GET",
    summary: "Where customers say who they are, to read what is for them.",
    perMinute: 60,
    handler: async (given, { query }, http) =>
      sendSignIn(await visit(given, http), { ask: "address", typed: "", fault: null }, nextIn(query)),
  }),
  route({
    ...page,
    method: "POST",
    summary: "Sends a code to an address, or checks the one that was typed.",
    perMinute: 20,
    bodyLimit: 20_000,
    handler: async (given, { query }, http) => {
      const visited = await visit(given, http);
      const { fields } = await formOf(http);
      if (fields.code !== undefined) return tryCode(visited, fields, nextIn(query));
      return sendCode(visited, (fields.address ?? "").slice(0, 254), nextIn(query));
    },
  }),
  route({
    ...page,
    method: "POST",
    path: "/help/sign-out",
    summary: "Forgets on this browser who reads.",
    perMinute: 60,
    bodyLimit: 20_000,
    handler: async (given, _, http) => {
      const { locale } = await visit(given, http);
      await formOf(http);
      forgetReader(http.reply);
      return http.reply.redirect(helpPath(locale), 303);
    },
  }),
];

async function formOf({ request }: Http): Promise<Pick<ReadForm, "fields">> {
  if (!isSameSite(request)) throw foreignForm();
  return request.isMultipart() ? readForm(request) : { fields: {} };
}

/** Says the same whether we know the address or not. */
async function sendCode(visited: Visit, typed: string, next: string): Promise<void> {
  const { ctx, brand, say } = visited;
  const handle = typedAddress(typed);
  if (!handle) return sendSignIn(visited, { ask: "address", typed, fault: say("help.signIn.noAddress") }, next, 422);
  try {
    const { id } = await issueCode(ctx, { handle, brandId: brand.id });
    return await sendSignIn(visited, { ask: "code", codeId: id, sentTo: typed, fault: null }, next);
  } catch (error) {
    if (!isKnownError(error)) throw error;
    return sendSignIn(visited, { ask: "address", typed, fault: say("help.signIn.tooOften") }, next, 429);
  }
}

async function tryCode(visited: Visit, fields: Record<string, string>, next: string): Promise<void> {
  const { ctx, say, locale, http } = visited;
  const { codeId = "", sentTo = "", code = "" } = fields;
  const tried = await checkCode(ctx, { id: codeId.slice(0, 60), code });
  if (tried.ok) {
    letRead(ctx, http.reply, tried.handle);
    await http.reply.redirect(next || helpPath(locale), 303);
    return;
  }
  const sent = sentTo.slice(0, 254);
  if (tried.left > 0) {
    const fault = say("help.signIn.wrongCode");
    return sendSignIn(visited, { ask: "code", codeId: codeId.slice(0, 60), sentTo: sent, fault }, next, 422);
  }
  return sendSignIn(visited, { ask: "address", typed: sent, fault: say("help.signIn.codeOver") }, next, 422);
}

/** Only pages of the help site are gone on with. */
function nextIn({ next = "" }: Static<typeof Query>): string {
  return /^\/(?:help(?:[/?]|$)|h\/\d)/.test(next) && !/[\\\r\n]|\/\//.test(next) ? next : "";
}
