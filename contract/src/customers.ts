import { z } from "zod";
import { country, instant, language, line, subdivision, timeZone } from "./civil.ts";
import { endpoint } from "./endpoint.ts";
import { idOf } from "./ids.ts";
import { pageOf, pageQuery } from "./page.ts";

export const CHANNELS = ["email", "sms", "whatsapp", "voice", "letter"] as const;
export type Channel = (typeof CHANNELS)[number];
const consent = z.enum(["unknown", "given", "refused"]);
const kind = z.enum(["consumer", "sole_trader", "company", "public_body"]);

const contactPoint = z.strictObject({
  id: idOf("contactPoint"),
  channel: z.enum(CHANNELS),
  address: z.string(),
  consent,
  optedOutAt: instant.nullable(),
  quality: z.enum(["unverified", "good", "bad"]),
});
export type ContactPoint = z.infer<typeof contactPoint>;

const contact = z.strictObject({
  id: idOf("contact"),
  name: z.string().nullable(),
  points: z.array(contactPoint),
});
export type Contact = z.infer<typeof contact>;

export const customer = z.strictObject({
  id: idOf("customer"),
  name: z.string(),
  kind,
  country: country.nullable(),
  subdivision: subdivision.nullable(),
  timeZone: z.string().nullable(),
  language: z.string().nullable(),
  groupId: idOf("customerGroup").nullable(),
  policyId: idOf("policy").nullable(),
  contacts: z.array(contact),
  createdAt: instant,
});
export type Customer = z.infer<typeof customer>;

const newPoint = z.discriminatedUnion("channel", [
  z.strictObject({
    channel: z.literal("email"),
    address: z.email().max(254).toLowerCase(),
    consent: consent.default("unknown"),
  }),
  z.strictObject({
    channel: z.enum(["sms", "whatsapp", "voice"]),
    address: z.string().regex(/^\+[1-9]\d{5,14}$/, "must be a number like +442079460000"),
    consent: consent.default("unknown"),
  }),
  z.strictObject({
    channel: z.literal("letter"),
    address: z.string().trim().min(5).max(500),
    consent: consent.default("unknown"),
  }),
]);

const newContact = z.strictObject({
  name: line().nullable().default(null),
  points: z.array(newPoint).max(20).default([]),
});
export type NewContact = z.output<typeof newContact>;

const fields = {
  name: line(),
  kind,
  country: country.nullable(),
  subdivision: subdivision.nullable(),
  timeZone: timeZone.nullable(),
  language: language.nullable(),
  groupId: idOf("customerGroup").nullable(),
  policyId: idOf("policy").nullable(),
};

export const createCustomer = endpoint({
  method: "POST",
  path: "/v1/customers",
  tag: "Customers",
  summary: "Add a customer with contacts and their addresses",
  scope: "write",
  body: z.strictObject({
    name: fields.name,
    kind: kind.default("company"),
    country: fields.country.default(null),
    subdivision: fields.subdivision.default(null),
    timeZone: fields.timeZone.default(null),
    language: fields.language.default(null),
    groupId: fields.groupId.default(null),
    policyId: fields.policyId.default(null),
    contacts: z.array(newContact).max(20).default([]),
  }),
  answers: { 201: customer },
  refusals: ["already_exists", "not_found"],
});

export const listCustomers = endpoint({
  method: "GET",
  path: "/v1/customers",
  tag: "Customers",
  summary: "List customers",
  scope: "read",
  query: pageQuery("customer").extend({
    name: z.string().max(200).optional().describe("part of the name"),
  }),
  answers: { 200: pageOf(customer) },
});

const one = z.strictObject({ id: idOf("customer") });

export const getCustomer = endpoint({
  method: "GET",
  path: "/v1/customers/{id}",
  tag: "Customers",
  summary: "Get one customer",
  scope: "read",
  params: one,
  answers: { 200: customer },
});

export const updateCustomer = endpoint({
  method: "PATCH",
  path: "/v1/customers/{id}",
  tag: "Customers",
  summary: "Change a customer; what is left out stays, contacts given replace those there are",
  scope: "write",
  params: one,
  body: z.strictObject({ ...fields, contacts: z.array(newContact).max(20) }).partial(),
  answers: { 200: customer },
  refusals: ["already_exists"],
});

const onePoint = z.strictObject({ id: idOf("contactPoint") });

export const optOut = endpoint({
  method: "POST",
  path: "/v1/contact-points/{id}/opt-out",
  tag: "Customers",
  summary: "Never use this address again, for any customer; what is queued to it is cancelled",
  scope: "write",
  params: onePoint,
  answers: { 200: contactPoint },
});

export const optIn = endpoint({
  method: "POST",
  path: "/v1/contact-points/{id}/opt-in",
  tag: "Customers",
  summary: "The person allows this address again",
  scope: "write",
  params: onePoint,
  answers: { 200: contactPoint },
});

export const customerGroup = z.strictObject({
  id: idOf("customerGroup"),
  name: z.string(),
  policyId: idOf("policy").nullable(),
});

export const createCustomerGroup = endpoint({
  method: "POST",
  path: "/v1/customer-groups",
  tag: "Customers",
  summary: "Add a group of customers, with a policy of its own if wanted",
  scope: "write",
  body: z.strictObject({ name: line(), policyId: idOf("policy").nullable().default(null) }),
  answers: { 201: customerGroup },
  refusals: ["already_exists", "not_found"],
});

export const listCustomerGroups = endpoint({
  method: "GET",
  path: "/v1/customer-groups",
  tag: "Customers",
  summary: "List groups of customers",
  scope: "read",
  query: pageQuery("customerGroup"),
  answers: { 200: pageOf(customerGroup) },
});
