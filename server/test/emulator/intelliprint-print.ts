import type { Accepted } from "#test/emulator/vendor.ts";

/** A print job; `accepted` from its confirmation on, which is what prints it. */
export type Print = {
  id: string;
  created: Date;
  fields: Map<string, string>;
  file: Buffer | null;
  accepted: Accepted | null;
};

const STATUS = {
  accepted: "waiting_to_print",
  sent: "printing",
  delivered: "sent",
  read: "sent",
  failed: "failed_wrong_address",
};

/** The name of a form field of the address. */
export function addressField(part: string): string {
  return `recipients[0][address][${part}]`;
}

/** A print job as Intelliprint shows it. */
export function toObject(print: Print) {
  const { id, fields, accepted } = print;
  const address = Object.fromEntries(
    ["name", "line", "postcode", "country"].map((part) => [part, fields.get(addressField(part))]),
  );
  const status = accepted === null ? "draft" : STATUS[accepted.state];
  const metadata = [...fields]
    .map(([name, value]) => [/^metadata\[(\w+)\]$/.exec(name)?.[1], value] as const)
    .filter(([name]) => name !== undefined);
  return {
    object: "print",
    id,
    created: Math.floor(print.created.getTime() / 1000),
    type: "letter",
    reference: fields.get("reference") ?? null,
    testmode: fields.get("testmode") === "true",
    confirmed: accepted !== null,
    letters: [{ object: "letter", id: id.replace("print", "letter"), status, address }],
    pages: 1,
    sheets: 1,
    postage: { service: fields.get("postage[service]") ?? "uk_second_class" },
    cost: { amount: 95_000_000, after_tax: 114_000_000, currency: "GBP" },
    metadata: Object.fromEntries(metadata) as Record<string, string>,
  };
}

/** The letter that a confirmed print job becomes. */
export function toAccepted({ id, fields, file }: Print): Accepted {
  const part = (name: string) => fields.get(addressField(name)) ?? "";
  return {
    provider: "intelliprint",
    channel: "letter",
    providerId: id,
    attemptId: fields.get("reference") ?? null,
    from: "",
    to: [part("name"), part("line"), part("postcode")].filter((each) => each !== "").join(", "),
    subject: null,
    body: fields.get("content") ?? `${file?.length ?? 0} bytes of PDF`,
    at: new Date().toISOString(),
    state: "accepted",
    failure: null,
    details: {
      name: part("name"),
      service: fields.get("postage[service]") ?? "",
      testmode: fields.get("testmode") ?? "false",
      ...(file === null ? {} : { pdf: file.toString("base64") }),
    },
  };
}
