import { sql } from "kysely";
import { describe, expect, test } from "vitest";
import { connectChannel } from "#server/domain/channels/connect-channel.ts";
import { disconnectChannel } from "#server/domain/channels/disconnect-channel.ts";
import { listChannels } from "#server/domain/channels/list-channels.ts";
import { loadConnections } from "#server/domain/channels/load-connections.ts";
import { openSecrets } from "#server/open-secrets.ts";
import { reachOrganization } from "#server/transact.ts";
import { act } from "#test/act.ts";
import { META, PDF, SENDGRID, TWILIO_SMS } from "#test/connections.ts";
import { useTestWorld, type TestOrganization } from "#test/test-world.ts";

const world = useTestWorld();
const SECRET = TWILIO_SMS.secrets.authToken;

async function secretsOf(ctx: TestOrganization, channel: string) {
  const connections = await ctx.transact((inside) => loadConnections(inside));
  const connection = connections.get(channel)!;
  return { connection, secrets: openSecrets(world.secrets, connection) };
}

/** Everything that the store holds, as text. */
async function everything(): Promise<string> {
  const { rows: tables } = await sql<{ name: string }>`
    select format('%I.%I', table_schema, table_name) as name from information_schema.tables
     where table_schema in ('public', 'test') and table_type = 'BASE TABLE'`.execute(
    world.database.queries,
  );
  const contents = [];
  for (const { name } of tables) {
    const { rows } = await sql`select t::text from ${sql.raw(name)} t`.execute(
      world.database.queries,
    );
    contents.push(JSON.stringify(rows));
  }
  return contents.join("\n");
}

describe("the secrets of a connection", () => {
  test("are sealed: in no column, event or answer, and can be opened with the key", async () => {
    const ctx = await world.found();
    const acts = act(ctx);
    const answers = [
      await acts.connect("sms", TWILIO_SMS),
      await acts.connect("whatsapp", META),
      await acts.connect("email", SENDGRID),
      await acts.do(listChannels, undefined),
      await acts.do(disconnectChannel, { channel: "whatsapp" }),
    ];
    expect(JSON.stringify(answers)).not.toContain(SECRET);
    const kept = await everything();
    expect(kept).toContain("channel.connected");
    expect(kept).not.toContain(SECRET);
    expect((await secretsOf(ctx, "sms")).secrets).toEqual(TWILIO_SMS.secrets);
  });

  test("open in no other organization and in no other connection", async () => {
    const ctx = await world.found();
    const acts = act(ctx);
    await acts.connect("sms", TWILIO_SMS);
    await acts.connect("email", SENDGRID);
    const other = await world.found();
    const { connection } = await secretsOf(ctx, "sms");
    const { connection: email } = await secretsOf(ctx, "email");
    const { organizationId } = other;
    expect(() => openSecrets(world.secrets, { ...connection, organizationId })).toThrow("unable");
    expect(() => openSecrets(world.secrets, { ...connection, id: email.id })).toThrow("unable");
  });

  test("that are left out stay as they were, and the connection is opened anew", async () => {
    const ctx = await world.found();
    const acts = act(ctx);
    const { secrets: _, ...rest } = TWILIO_SMS;
    await acts.connect("sms", TWILIO_SMS);
    const before = await secretsOf(ctx, "sms");
    const answer = await acts.connect("sms", { ...rest, sender: "+442079461111" }, 7);
    expect(answer).toMatchObject({ hasSecrets: true, ratePerSecond: 7 });
    const after = await secretsOf(ctx, "sms");
    expect(after.secrets).toEqual(TWILIO_SMS.secrets);
    expect(after.connection.settings).toMatchObject({ sender: "+442079461111" });
    expect(after.connection.id).toBe(before.connection.id);
    expect(after.connection.version).toBeGreaterThan(before.connection.version);
  });

  test("are asked for the first time, and again when the provider is another", async () => {
    const acts = act(await world.found());
    const { secrets: _, ...twilio } = TWILIO_SMS;
    await expect(acts.connect("sms", twilio)).rejects.toThrow("/connection/secrets is missing");
    await acts.connect("whatsapp", META);
    const other = { ...twilio, sender: "+442079460000" };
    await expect(acts.connect("whatsapp", other)).rejects.toThrow("/connection/secrets is missing");
    expect(await acts.channel("whatsapp")).toMatchObject({ provider: "meta" });
  });

  test("of a provider that has none are not asked for, nor kept from the one before", async () => {
    const ctx = await world.found();
    const acts = act(ctx);
    expect(await acts.connect("letter", PDF)).toMatchObject({ state: "open", hasSecrets: false });
    await acts.connect("email", SENDGRID);
    const smtp = { provider: "smtp", host: "mail.acme.example", port: 587, security: "starttls" };
    const rest = { user: null, sender: "billing@acme.example", mailbox: null };
    expect(await acts.connect("email", { ...smtp, ...rest })).toMatchObject({ hasSecrets: false });
    expect((await secretsOf(ctx, "email")).secrets).toEqual({});
  });

  test("are refused without a key to seal them under, and nothing is kept", async () => {
    const { organizationId } = await world.found();
    const keyless = reachOrganization({ ...world, secrets: null }, organizationId, "test");
    const input = { channel: "sms", connection: TWILIO_SMS, ratePerSecond: null } as const;
    await expect(keyless.transact((inside) => connectChannel(inside, input))).rejects.toThrow(
      "SECRET_KEY",
    );
    expect(await everything()).not.toContain(SECRET);
    expect((await keyless.transact((inside) => loadConnections(inside))).size).toBe(0);
  });
});

describe("what is connected", () => {
  test("must be a provider of that channel", async () => {
    const acts = act(await world.found());
    await expect(acts.connect("email", TWILIO_SMS)).rejects.toThrow("no provider of email");
    await expect(acts.connect("sms", META)).rejects.toThrow("no provider of sms");
    await expect(acts.connect("sms", { ...TWILIO_SMS, accountSid: "AC1" })).rejects.toThrow(
      "/connection/accountSid",
    );
  });

  test("keeps its webhook addresses when it is changed, and has other ones when it is connected anew", async () => {
    const acts = act(await world.found());
    const first = await acts.connect("email", SENDGRID);
    const again = await acts.connect("email", { ...SENDGRID, region: "global" });
    expect(again.webhooks).toEqual(first.webhooks);
    await acts.do(disconnectChannel, { channel: "email" });
    const anew = await acts.connect("email", SENDGRID);
    expect(anew.webhooks[0]!.url).not.toBe(first.webhooks[0]!.url);
  });

  test("is seen by its organization alone, and forgotten once", async () => {
    const acts = act(await world.found());
    const other = act(await world.found());
    await acts.connect("sms", TWILIO_SMS, 5);
    const states = async (whose: typeof acts) =>
      (await whose.do(listChannels, undefined)).data.map(({ channel, state }) => [channel, state]);
    const untouched = [
      ["email", "built_in"],
      ["sms", "not_connected"],
      ["whatsapp", "not_connected"],
      ["voice", "not_connected"],
      ["letter", "built_in"],
    ];
    expect(await states(acts)).toEqual(
      untouched.map(([channel, state]) => [channel, channel === "sms" ? "open" : state]),
    );
    expect(await states(other)).toEqual(untouched);
    await expect(other.do(disconnectChannel, { channel: "sms" })).rejects.toThrow("Nothing is");
    await acts.do(disconnectChannel, { channel: "sms" });
    expect(await states(acts)).toEqual(untouched);
    await expect(acts.do(disconnectChannel, { channel: "sms" })).rejects.toThrow("Nothing is");
  });
});

test("secrets of one account are not carried over to another of the same provider", async () => {
  const acme = await world.found();
  const { secrets: _, ...plain } = TWILIO_SMS;
  const connect = (connection: object) =>
    acme.transact((ctx) =>
      connectChannel(ctx, { channel: "sms", connection, ratePerSecond: null } as never),
    );
  await connect(TWILIO_SMS);
  await connect({ ...plain, sender: "+447700900199" });
  expect((await secretsOf(acme, "sms")).secrets).toEqual(TWILIO_SMS.secrets);
  await expect(connect({ ...plain, accountSid: `AC${"9".repeat(32)}` })).rejects.toMatchObject({
    code: "invalid_input",
    errors: [{ pointer: "/connection/secrets" }],
  });
});
