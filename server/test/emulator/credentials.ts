/** What every vendor of the emulator wants to see; none of it opens anything anywhere else. */
export const CREDENTIALS = {
  twilio: {
    accountSid: `AC${"0123456789abcdef".repeat(2)}`,
    authToken: "emulated-twilio-auth-token",
    apiKey: { sid: `SK${"0123456789abcdef".repeat(2)}`, secret: "emulated-twilio-secret" },
    number: "+447700900100",
    whatsAppNumber: "+447700900101",
    serviceSid: `MG${"0123456789abcdef".repeat(2)}`,
  },
  sendgrid: { apiKey: "SG.emulated.sendgrid-key" },
  meta: {
    phoneNumberId: "106540000000001",
    accountId: "102290000000001",
    displayNumber: "+447700900102",
    accessToken: "emulated-meta-token",
    appSecret: "emulated-meta-app-secret",
    verifyToken: "emulated-meta-verify-token",
  },
  intelliprint: {
    apiKey: "emulated-intelliprint-key",
    webhookSecret: `whsec_${Buffer.from("emulated-intelliprint-webhook").toString("base64")}`,
  },
} as const;
