import type { Providers } from "#server/context.ts";
import type { Config } from "#server/config.ts";
import { connectSmtp } from "#server/providers/email/smtp.ts";
import { openOutbox } from "#server/providers/outbox/outbox.ts";

/** Which vendor stands behind which channel: the built-in outbox unless something is connected. */
export function wire(config: Config): Providers {
  return {
    outbox: openOutbox(),
    email: config.smtpUrl
      ? connectSmtp({ url: config.smtpUrl, messageIdDomain: config.sender.split("@")[1]! })
      : null,
    sender: config.sender,
  };
}
