import type { Provider } from "#server/providers/provider.ts";

/** One email to one person; `attemptId` travels with it and comes back in replies and bounces. */
export type EmailMessage = {
  /** At most 64 characters of 0-9, a-z and hyphen. */
  attemptId: string;
  from: { name: string; address: string };
  replyTo: string | null;
  to: { name: string | null; address: string };
  subject: string;
  text: string;
  html: string;
};

export type EmailProvider = Provider<EmailMessage>;
