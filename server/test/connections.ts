const AUTH_TOKEN = "an auth token that nobody may see";

/** Connections as an owner would enter them, with secrets that are easy to look for. */
export const TWILIO_SMS = {
  provider: "twilio",
  accountSid: `AC${"0".repeat(32)}`,
  sender: "+442079460000",
  secrets: { authToken: AUTH_TOKEN },
} as const;

export const META = {
  provider: "meta",
  phoneNumberId: "100200300",
  templates: [{ tone: "firm", language: "en", name: "dunlin_firm", code: "en_GB" }],
  secrets: { accessToken: AUTH_TOKEN, appSecret: "app", verifyToken: "verify" },
} as const;

export const SENDGRID = {
  provider: "sendgrid",
  region: "eu",
  sender: "billing@acme.example",
  eventKey: null,
  repliesTo: "reply@in.acme.example",
  secrets: { apiKey: AUTH_TOKEN },
} as const;

export const INTELLIPRINT = {
  provider: "intelliprint",
  postage: "uk_second_class",
  isTest: false,
  secrets: { apiKey: AUTH_TOKEN },
} as const;

export const PDF = { provider: "pdf" } as const;
