import type { Channel } from "@dunlin/contract/customers.ts";
import { sql } from "kysely";
import type { Context } from "#server/context.ts";
import { queueNotifications } from "#server/domain/notifications/queue-notifications.ts";
import { findFarewellWords } from "#server/domain/templates/find-farewell-words.ts";
import { chooseLanguage } from "#server/domain/templates/languages.ts";
import type { ReminderContent } from "#server/domain/templates/reminder-content.ts";

type Input = {
  recoveryCaseId: string;
  customerId: string;
  point: { id: string; channel: Channel; address: string };
  language: string | null;
};

// No stage of a policy can have an underscore.
const STAGE = "opt_out";
const HOUR_MS = 3_600_000;

/** Tells a person once that their wish is followed; it is the last message on the channel. */
export async function confirmOptOut(ctx: Context, input: Input): Promise<void> {
  const { point } = input;
  const organization = await ctx.db
    .selectFrom("organizations")
    .select(["name", "language"])
    .where("id", "=", ctx.organizationId)
    .executeTakeFirstOrThrow();
  const language = chooseLanguage([input.language, organization.language]);
  const { count } = await ctx.db
    .selectFrom("notifications")
    .select(sql<number>`count(*)::int`.as("count"))
    .where("recovery_case_id", "=", input.recoveryCaseId)
    .where("purpose", "=", "opt_out_confirmation")
    .executeTakeFirstOrThrow();
  const words = { creditor: { name: organization.name, paymentLink: null }, locale: language };
  const batchId = await queueNotifications(ctx, [
    {
      id: ctx.newId(),
      purpose: "opt_out_confirmation",
      caseIds: [input.recoveryCaseId],
      customerId: input.customerId,
      stage: STAGE,
      tone: "gentle",
      occurrence: count + 1,
      recipient: { ...point, contactName: null },
      personKey: `opt-out ${point.address.trim().toLowerCase()}`,
      leaveBefore: new Date(ctx.now().getTime() + HOUR_MS),
      language,
      template: findFarewellWords(language),
      content: words as unknown as ReminderContent,
      milliGbp: 0,
      invoices: [],
    },
  ]);
  // No move of a sandbox's clock is waited for: the word is owed now.
  if (ctx.isSandbox && batchId !== null) {
    await ctx.enqueue("deliver-notifications", { organizationId: ctx.organizationId, batchId });
  }
}
