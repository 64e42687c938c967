import { dirname } from "node:path";
import { createRequire } from "node:module";
import fastifyStatic from "@fastify/static";
import type { FastifyInstance } from "fastify";

const resolve = createRequire(import.meta.url).resolve;

const SWAGGER = `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Dunlin API</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="stylesheet" href="/docs/assets/swagger-ui.css"></head>
<body><div id="swagger-ui"></div>
<script src="/docs/assets/swagger-ui-bundle.js"></script>
<script src="/docs/start.js"></script></body></html>`;

const SWAGGER_START = `window.ui = SwaggerUIBundle({
  url: "/openapi.json", dom_id: "#swagger-ui", deepLinking: true, persistAuthorization: true,
  tryItOutEnabled: true, displayRequestDuration: true, validatorUrl: null,
});`;

const REDOC = `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Dunlin API reference</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<style>body { margin: 0 }</style></head>
<body><div id="redoc"></div>
<script src="/redoc/assets/redoc.standalone.js"></script>
<script src="/redoc/start.js"></script></body></html>`;

const REDOC_START = `Redoc.init("/openapi.json", { disableSearch: false, hideDownloadButtons: false },
  document.getElementById("redoc"));`;

/** Serves the API's description: the document itself, Swagger UI and ReDoc, with nothing from elsewhere. */
export async function serveDocuments(app: FastifyInstance, document: object): Promise<void> {
  const text = JSON.stringify(document);
  app.get("/openapi.json", async (_, reply) => reply.type("application/json").send(text));
  app.get("/docs", async (_, reply) => reply.type("text/html").send(SWAGGER));
  app.get("/docs/start.js", async (_, reply) => reply.type("text/javascript").send(SWAGGER_START));
  app.get("/redoc", async (_, reply) => reply.type("text/html").send(REDOC));
  app.get("/redoc/start.js", async (_, reply) => reply.type("text/javascript").send(REDOC_START));
  await app.register(fastifyStatic, {
    root: dirname(resolve("swagger-ui-dist/package.json")),
    prefix: "/docs/assets/",
    allowedPath: (path) => /^\/swagger-ui(-bundle)?\.(css|js)$/.test(path),
  });
  await app.register(fastifyStatic, {
    root: dirname(resolve("redoc/bundles/redoc.standalone.js")),
    prefix: "/redoc/assets/",
    decorateReply: false,
    allowedPath: (path) => path === "/redoc.standalone.js",
  });
}
