import { z } from "zod";

const parameter = z.strictObject({
  type: z.literal("text"),
  parameter_name: z.string().optional(),
  text: z
    .string()
    .min(1)
    .max(1024)
    .refine(
      (text) => !/[\n\t]| {5}/.test(text),
      "Param text cannot have new-line/tab characters or more than 4 consecutive spaces",
    ),
});
const component = z.strictObject({
  type: z.enum(["body", "header", "button"]),
  sub_type: z.enum(["url", "quick_reply"]).optional(),
  index: z.union([z.string(), z.number()]).optional(),
  parameters: z.array(parameter).min(1),
});

/** What Meta takes at /{phone_number_id}/messages, of texts and templates; anything more is refused. */
export const metaMessage = z
  .strictObject({
    messaging_product: z.literal("whatsapp"),
    recipient_type: z.literal("individual").optional(),
    to: z.string().regex(/^\+?[1-9]\d{6,14}$/, "is not a phone number"),
    type: z.enum(["text", "template"]),
    text: z
      .strictObject({ body: z.string().min(1).max(4096), preview_url: z.boolean().optional() })
      .optional(),
    template: z
      .strictObject({
        name: z.string().regex(/^[a-z0-9_]{1,512}$/),
        language: z.strictObject({
          code: z.string().regex(/^[a-z]{2,3}(_[A-Z]{2})?$/),
          policy: z.literal("deterministic").optional(),
        }),
        components: z.array(component).optional(),
      })
      .optional(),
    biz_opaque_callback_data: z.string().max(512).optional(),
  })
  .refine((message) => message[message.type] !== undefined, {
    message: "the object that type names is required",
    path: ["type"],
  })
  .refine((message) => message.text === undefined || message.template === undefined, {
    message: "only the object that type names is allowed",
    path: ["type"],
  });

export type MetaMessage = z.infer<typeof metaMessage>;
