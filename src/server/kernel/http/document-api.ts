import swagger from "@fastify/swagger";
import type { FastifyInstance } from "fastify";

/** Generates the OpenAPI document from the declared routes: /api/openapi.json. */
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
}
