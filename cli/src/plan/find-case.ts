import type { Client } from "@dunlin/client/call.ts";
import { CommandError, EXIT, UsageError } from "#cli/failures.ts";

/** The id of a case from its id or from the name of its customer; throws when that is not one case. */
export async function findCase(client: Client, text: string): Promise<string> {
  if (/^case_[0-9a-z]{26}$/.test(text)) return text;
  const { data: customers } = await client.listCustomers({ name: text, limit: 20 });
  const exact = customers.filter((each) => each.name.toLowerCase() === text.toLowerCase());
  const named = exact.length > 0 ? exact : customers;
  const pages = await Promise.all(
    named.map(({ id }) => client.listRecoveryCases({ customerId: id, status: "open" })),
  );
  const cases = pages.flatMap((page) => page.data);
  if (cases.length === 0) {
    throw new CommandError(EXIT.failed, `No customer called "${text}" has an open case.`);
  }
  if (cases.length > 1) {
    const list = cases.map(
      (each) => `  ${each.id}  ${each.customerName}, ${each.outstanding.currency}`,
    );
    throw new UsageError(`"${text}" is more than one case. Name one by its id:`, list.join("\n"));
  }
  return cases[0]!.id;
}
