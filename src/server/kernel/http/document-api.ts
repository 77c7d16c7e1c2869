import swagger from "@fastify/swagger";
import apiReference from "@scalar/fastify-api-reference";
import type { FastifyInstance } from "fastify";

/** Generates the OpenAPI document from the declared routes: /api/openapi.json, to be read at /api/reference. */
export async function documentApi(app: FastifyInstance): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: "3.1.0",
      info: {
        title: "Keepword API",
        version: "1",
        description:
          "Every page of the desk uses this API. Sign in with an API key: `Authorization: Bearer kw_…`. " +
          "Lists are paged by `cursor`; errors carry a catalogued `code`.",
      },
      components: { securitySchemes: { apiKey: { type: "http", scheme: "bearer" } } },
      security: [{ apiKey: [] }],
    },
  });
  app.get("/api/openapi.json", { schema: { hide: true } }, () => app.swagger());
  // The page's script and fonts come from this server: a desk may stand where there is no internet.
  await app.register(apiReference, {
    routePrefix: "/api/reference",
    configuration: { url: "/api/openapi.json", withDefaultFonts: false, telemetry: false, agent: { disabled: true } },
  });
}
