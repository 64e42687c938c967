import type { PrintAddress } from "#server/providers/letter/intelliprint-address.ts";

export type PrintOrder = {
  attemptId: string;
  address: PrintAddress;
  pdf: Uint8Array;
  postage: string;
  isTest: boolean;
};

/** Writes the order of a print job that is a draft until it is confirmed. */
export function composePrint(order: PrintOrder): FormData {
  const { attemptId, address, pdf, postage, isTest } = order;
  const form = new FormData();
  form.set("type", "letter");
  form.set("reference", attemptId);
  form.set("metadata[attempt]", attemptId);
  form.set("testmode", String(isTest));
  form.set("confirmed", "false");
  form.set("postage[service]", postage);
  for (const [part, value] of Object.entries(address)) {
    if (value !== null) form.set(`recipients[0][address][${part}]`, value);
  }
  form.set("file", new Blob([new Uint8Array(pdf)], { type: "application/pdf" }), "letter.pdf");
  return form;
}
