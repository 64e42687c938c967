import { idOf, parseId } from "@dunlin/contract/ids.ts";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { StoredConnection } from "#server/context.ts";
import { toConnection } from "#server/domain/channels/connection.ts";
import { keepWebhooks } from "#server/domain/inbound-webhooks/keep-webhooks.ts";
import { findReader } from "#server/find-reader.ts";
import type { WebhookReading } from "#server/providers/inbound.ts";
import { Refusal } from "#server/refusal.ts";
import { reachOrganization, type World } from "#server/transact.ts";

const MEGABYTE = 1024 * 1024;
const connectionId = idOf("connection");

type Params = { vendor: string; connection: string; token?: string };
type Call = { vendor: string; connection: StoredConnection; reading: WebhookReading };

/**
 * The door for what providers tell: verified by signature over the bytes as they came, stored once,
 * answered at once, and worked off from the queue. What is forged leaves a line in the log and
 * nothing else.
 */
export async function serveWebhooks(app: FastifyInstance, world: World): Promise<void> {
  await app.register(async (door) => {
    door.removeAllContentTypeParsers();
    door.addContentTypeParser("*", { parseAs: "buffer" }, (_, body, done) => done(null, body));
    for (const path of ["/webhooks/:vendor/:connection", "/webhooks/:vendor/:connection/:token"]) {
      door.route({
        method: ["GET", "POST"],
        url: path,
        exposeHeadRoute: false,
        bodyLimit: 12 * MEGABYTE,
        handler: async (request, reply) =>
          await answer(world, await judge(world, request), { request, reply }),
      });
    }
  });
}

async function judge(world: World, request: FastifyRequest): Promise<Call> {
  const { vendor, connection: id } = request.params as Params;
  const connection = connectionId.safeParse(id).success
    ? await findConnection(world, parseId(id))
    : null;
  const read = connection && findReader(world.secrets, vendor, connection);
  if (!connection || !read) throw new Refusal("not_found", "There is nothing at this address.");
  const reading = await read({
    method: request.method as "GET" | "POST",
    url: `${world.publicUrl ?? `${request.protocol}://${request.host}`}${request.url}`,
    headers: request.headers as Record<string, string | undefined>,
    body: (request.body as Buffer | undefined) ?? new Uint8Array(),
    now: world.clock(),
  });
  return { vendor, connection, reading };
}

async function findConnection(world: World, id: string): Promise<StoredConnection | null> {
  const row = await world.database.queries
    .selectFrom("channel_connections")
    .selectAll()
    .where("id", "=", id)
    .executeTakeFirst();
  return row ? toConnection(row) : null;
}

async function answer(
  world: World,
  { vendor, connection, reading }: Call,
  { request, reply }: { request: FastifyRequest; reply: FastifyReply },
): Promise<FastifyReply> {
  if (reading.verdict === "forged") {
    const { organizationId, channel } = connection;
    world.log.warn(
      { requestId: request.id, vendor, organizationId, channel },
      "a forged call from outside was refused",
    );
    throw new Refusal("forged_webhook", "The signature is missing or does not fit.");
  }
  if (reading.verdict === "unreadable") throw new Refusal("invalid_input", reading.detail);
  if (reading.verdict === "handshake") return reply.type("text/plain").send(reading.answer);
  const ctx = reachOrganization(world, connection.organizationId, vendor);
  await ctx.transact((inside) =>
    keepWebhooks(inside, {
      connectionId: connection.id,
      provider: connection.provider,
      events: reading.events,
    }),
  );
  // Twilio reads an answer as what to say; nothing is to be said.
  return vendor === "twilio"
    ? reply.type("text/xml").send("<Response/>")
    : reply.code(200).send("");
}
