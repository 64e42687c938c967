import { formatId } from "@dunlin/contract/ids.ts";
import type { Context } from "#server/context.ts";
import { instantAt } from "#server/domain/calendars/zones.ts";
import { changeOptOut } from "#server/domain/customers/change-opt-out.ts";
import { placeHold } from "#server/domain/holds/place-hold.ts";
import type { Reading } from "#server/domain/inbound-messages/classify-message.ts";
import type { Response } from "#server/domain/inbound-messages/decide-response.ts";
import type { ReplyContext } from "#server/domain/inbound-messages/find-context.ts";
import { confirmOptOut } from "#server/domain/notifications/confirm-opt-out.ts";
import { openWorkItems } from "#server/domain/work-items/open-work-items.ts";
import type { ReplyEvent } from "#server/providers/inbound.ts";

type Given = {
  reply: ReplyEvent;
  context: ReplyContext;
  response: Response;
  reading: Reading;
  zone: string;
};

/** Follows an answer as decided, and names what was done. */
export async function applyResponse(ctx: Context, given: Given): Promise<string[]> {
  const { response, context } = given;
  const done: string[] = [];
  if (given.reading.intent === "wrong_person" && response.optOut) await askForContact(ctx, given);
  if (response.optOut || response.optIn) done.push(...(await changeWish(ctx, given)));
  if (response.hold && context.customerId && (await hold(ctx, given, context.customerId))) {
    const { kind, endsOn } = response.hold;
    done.push(`hold placed: ${kind}${endsOn ? ` until ${endsOn}` : ""}`);
  }
  return done;
}

/** A wish that a later one has overtaken is not followed. */
async function changeWish(ctx: Context, given: Given): Promise<string[]> {
  const { reply, context, response, reading } = given;
  const { channel, from: address } = reply;
  const because = `answered by ${channel}: ${reading.intent.replaceAll("_", " ")}`;
  const wish = { channel, because, isOptedOut: response.optOut, at: new Date(reply.at) };
  const results: string[] = [];
  for (const each of new Set([address, context.contactAddress ?? address])) {
    results.push(await changeOptOut(ctx, { ...wish, address: each }));
  }
  if (results.every((result) => result === "overtaken")) return [];
  const isNews = results.includes("changed");
  const isOwed = reading.intent === "stop" && channel !== "email" && !reply.isConfirmed && isNews;
  const { recoveryCaseId, customerId, contactPointId: id } = context;
  if (!isOwed || !recoveryCaseId || !customerId || !id) {
    return [response.optOut ? "opted out" : "opted in"];
  }
  await confirmOptOut(ctx, {
    recoveryCaseId,
    customerId,
    point: { id, channel, address: context.contactAddress ?? address },
    language: context.language,
  });
  return ["opted out", "confirmed once"];
}

async function askForContact(ctx: Context, { reply, context }: Given): Promise<void> {
  if (!context.contactPointId) return;
  await openWorkItems(ctx, [
    {
      kind: "fix_contact",
      subjectId: context.contactPointId,
      customerId: context.customerId,
      recoveryCaseId: context.recoveryCaseId,
      detail: `Whoever answers at ${reply.from} says to be the wrong person. Another address is needed.`,
    },
  ]);
}

/** Places a hold of that kind unless one is in force. */
async function hold(ctx: Context, given: Given, customerId: string): Promise<boolean> {
  const { kind, endsOn } = given.response.hold!;
  const endsAt = endsOn && instantAt(endsOn, "23:59", given.zone);
  if (endsAt && endsAt <= ctx.now()) return false;
  const inForce = await ctx.db
    .selectFrom("holds")
    .select("id")
    .where("customer_id", "=", customerId)
    .where("kind", "=", kind)
    .where("released_at", "is", null)
    .where((where) => where.or([where("ends_at", "is", null), where("ends_at", ">", ctx.now())]))
    .executeTakeFirst();
  if (inForce) return false;
  await placeHold(ctx, {
    customerId: formatId("customer", customerId),
    invoiceId: null,
    kind,
    note: `answered by ${given.reply.channel}: “${given.reading.evidence.join("”, “")}”`.slice(
      0,
      1000,
    ),
    endsAt: endsAt ? endsAt.toISOString() : null,
  });
  return true;
}
