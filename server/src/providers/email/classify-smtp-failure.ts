import type { Receipt } from "#server/providers/receipt.ts";
import {
  BROKEN_TLS,
  SILENT_OUTCOMES,
  SMTP_OUTCOMES,
  type SmtpOutcomeRow,
  type SmtpStep,
} from "#server/providers/email/smtp-outcomes.ts";

/** The parts of nodemailer's errors that say what happened. */
export type SmtpFailure = {
  message: string;
  code?: string;
  originalCode?: string;
  command?: string;
  response?: string;
  responseCode?: number;
};

/**
 * Says what a failed attempt means: a refusal by the table of SMTP outcomes, silence by whether the
 * message had been handed over (`unknown`) or not (never `unknown`).
 */
export function classifySmtpFailure(failure: SmtpFailure, wasHandedOver: boolean): Receipt {
  const code = failure.responseCode ?? 0;
  if (failure.response !== undefined && code >= 400 && code <= 599) {
    return classifyRefusal(failure, failure.response);
  }
  const detail = [failure.code, failure.originalCode, failure.message].filter(Boolean).join(" ");
  return wasHandedOver ? { outcome: "unknown", detail } : classifySilence(failure, detail);
}

function classifyRefusal(failure: SmtpFailure, response: string): Receipt {
  const code = response.slice(0, 3);
  const status = /^\d{3}[ -](\d\.\d{1,3}\.\d{1,3})(?!\d)/.exec(response)?.[1] ?? "";
  const step = stepOf(failure.command ?? "");
  const fits = (row: SmtpOutcomeRow) =>
    (row.code === undefined || fitsPattern(code, row.code)) &&
    (row.status === undefined || fitsPattern(status, row.status)) &&
    (row.step === undefined || row.step === step) &&
    (row.says === undefined || row.says.test(response));
  const outcome = SMTP_OUTCOMES.find(fits)?.outcome ?? "retry-later";
  const refusal = receipt(outcome, response.replaceAll("\n", " "));
  const isOfRecipient = step === "recipient" || step === "message";
  return refusal.outcome === "retry-later" && isOfRecipient
    ? { ...refusal, isOfRecipient }
    : refusal;
}

function classifySilence(failure: SmtpFailure, detail: string): Receipt {
  if (BROKEN_TLS.test(failure.originalCode ?? "")) {
    return receipt("misconfigured", detail);
  }
  return receipt(SILENT_OUTCOMES[failure.code ?? ""] ?? "retry-later", detail);
}

function receipt(outcome: SmtpOutcomeRow["outcome"], detail: string): Receipt {
  return outcome === "retry-later" || outcome === "rate-limited"
    ? { outcome, detail, retryAfterSeconds: readRetryAfter(detail) }
    : { outcome, detail };
}

function stepOf(command: string): SmtpStep {
  const steps: Record<string, SmtpStep> = {
    "MAIL FROM": "sender",
    "RCPT TO": "recipient",
    DATA: "message",
  };
  return steps[command] ?? "session";
}

function fitsPattern(value: string, pattern: string): boolean {
  if (pattern.includes(".")) {
    const parts = value.split(".");
    return pattern.split(".").every((part, index) => part === "x" || part === parts[index]);
  }
  return [...pattern].every((digit, index) => digit === "x" || digit === value[index]);
}

const SECONDS_PER_UNIT: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3600 };

function readRetryAfter(response: string): number | null {
  const [, amount, unit] =
    /\b(?:in|after|for)\s+(\d{1,5})\s*(s|m|h)(?:ec|in|our|\b)/i.exec(response) ?? [];
  const seconds = SECONDS_PER_UNIT[(unit ?? "").toLowerCase()];
  return amount === undefined || seconds === undefined ? null : Number(amount) * seconds;
}
