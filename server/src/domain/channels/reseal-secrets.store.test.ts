import { expect, test } from "vitest";
import { connectChannel } from "#server/domain/channels/connect-channel.ts";
import { openSecrets } from "#server/open-secrets.ts";
import { openSecretBox } from "#server/platform/secret-box.ts";
import { rotateSecrets } from "#server/rotate-secrets.ts";
import { TEST_SECRET_KEY, useTestWorld } from "#test/test-world.ts";

const world = useTestWorld();
const OLD = TEST_SECRET_KEY;
const NEW = "a new key of the tests that is long enough";

test("after a rotation the new key alone opens every secret", async () => {
  const acme = await world.found();
  await acme.transact((ctx) =>
    connectChannel(ctx, {
      channel: "sms",
      connection: {
        provider: "twilio",
        accountSid: `AC${"0".repeat(32)}`,
        sender: "+447700900100",
        secrets: { authToken: "the token" },
      },
      ratePerSecond: null,
    }),
  );
  const read = async () => {
    const row = await world.database.queries
      .selectFrom("channel_connections")
      .select(["id", "organization_id", "sealed_secrets"])
      .executeTakeFirstOrThrow();
    return { id: row.id, organizationId: row.organization_id, sealedSecrets: row.sealed_secrets };
  };
  const before = await read();
  await rotateSecrets({ ...world, secrets: openSecretBox([NEW, OLD]) });
  const after = await read();
  expect(openSecrets(openSecretBox([NEW]), after)).toEqual({ authToken: "the token" });
  expect(() => openSecrets(openSecretBox([OLD]), after)).toThrow("SECRET_KEY");
  expect(after.sealedSecrets).not.toBe(before.sealedSecrets);
  await rotateSecrets({ ...world, secrets: openSecretBox([NEW]) });
  expect(await read()).toEqual(after);
});
