import { z } from "zod";

const RESERVED =
  /^(x-sg-id|x-sg-eid|received|dkim-signature|content-type|content-transfer-encoding|to|from|subject|reply-to|cc|bcc)$/i;

const person = z.strictObject({
  email: z.string().regex(/^[^\s@<>]+@[^\s@<>]+$/, "Does not contain a valid address."),
  name: z.string().optional(),
});
const people = z.array(person).min(1).max(1000);
const texts = z.record(z.string(), z.string());
const headers = texts.refine(
  (all) => !Object.keys(all).some((name) => RESERVED.test(name)),
  "Reserved headers may not be set.",
);
const customArgs = texts.refine(
  (all) => Buffer.byteLength(JSON.stringify(all)) <= 10_000,
  "The custom arguments may not exceed 10000 bytes.",
);
const sandbox = z.strictObject({ sandbox_mode: z.strictObject({ enable: z.boolean() }) });

const personalization = z.strictObject({
  to: people,
  cc: people.optional(),
  bcc: people.optional(),
  from: person.optional(),
  subject: z.string().min(1).optional(),
  headers: headers.optional(),
  custom_args: customArgs.optional(),
  send_at: z.number().int().optional(),
});

/** What SendGrid takes at /v3/mail/send, of what a plain mail needs; anything more is refused. */
export const sendGridMail = z
  .strictObject({
    personalizations: z.array(personalization).min(1).max(1000),
    from: person,
    reply_to: person.optional(),
    reply_to_list: people.optional(),
    subject: z.string().min(1).optional(),
    content: z
      .array(z.strictObject({ type: z.string().min(1), value: z.string().min(1) }))
      .min(1)
      .refine(
        (parts) => parts.every((part, index) => part.type !== "text/plain" || index === 0),
        "If present, text/plain must be first.",
      ),
    headers: headers.optional(),
    categories: z.array(z.string().max(255)).max(10).optional(),
    custom_args: customArgs.optional(),
    send_at: z.number().int().optional(),
    batch_id: z.string().optional(),
    asm: z.strictObject({ group_id: z.number().int() }).optional(),
    mail_settings: sandbox.optional(),
    tracking_settings: z.record(z.string(), z.looseObject({ enable: z.boolean() })).optional(),
  })
  .refine(
    (mail) => mail.subject !== undefined || mail.personalizations.every((each) => each.subject),
    { path: ["subject"], message: "The subject is required." },
  );

export type SendGridMail = z.infer<typeof sendGridMail>;
