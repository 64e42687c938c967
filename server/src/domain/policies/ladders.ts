import type { LADDERS as NAMES, Stage } from "@dunlin/contract/policies.ts";

type Step = [key: string, tone: Stage["tone"], offsetDays: number, ...channels: Stage["channels"]];

function toStages(steps: readonly Step[]): Stage[] {
  return steps.map(([key, tone, offsetDays, ...channels]) => ({
    key,
    tone,
    offsetDays,
    countedIn: "calendar_days",
    sendAt: "09:00",
    channels,
    needsApproval: false,
  }));
}

/** The ready-made ladders; a stage on a channel that nobody has connected is passed over and recorded. */
export const LADDERS: Record<(typeof NAMES)[number], Stage[]> = {
  courteous: toStages([
    ["gentle", "gentle", -5, "email", "whatsapp"],
    ["due", "due", 0, "email", "whatsapp"],
    ["firm", "firm", 7, "email", "whatsapp"],
    ["escalation", "escalation", 15, "email", "whatsapp"],
  ]),
  thorough: toStages([
    ["gentle", "gentle", 7, "email"],
    ["firm", "firm", 14, "email"],
    ["first-text", "firm", 15, "sms"],
    ["second-reminder", "firm", 20, "email"],
    ["first-call", "firm", 25, "voice"],
    ["final-notice", "escalation", 30, "email"],
    ["second-call", "escalation", 35, "voice"],
    ["letter", "escalation", 40, "letter"],
    ["final-call", "escalation", 45, "voice"],
    ["handover", "escalation", 50, "letter"],
  ]),
  brief: toStages([
    ["gentle", "gentle", 5, "email"],
    ["firm", "firm", 15, "email"],
    ["escalation", "escalation", 30, "email"],
    ["final", "escalation", 60, "email"],
  ]),
};
