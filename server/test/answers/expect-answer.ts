import { CONTRACT, type EndpointName } from "@dunlin/contract/contract.ts";
import type { Endpoint } from "@dunlin/contract/endpoint.ts";
import { problem, REFUSALS, type Problem, type RefusalCode } from "@dunlin/contract/refusals.ts";
import { expect } from "vitest";
import type { Sent } from "#test/answers/house.ts";

/** Checks that a success is what the contract promises, to the last field. */
export function expectSuccess(name: EndpointName, status: number, sent: Sent): void {
  expect(sent.text && sent.status, sent.text).toBe(status);
  const promise: Endpoint = CONTRACT[name];
  const [type] = String(sent.headers["content-type"]).split(";");
  expect(type).toBe(promise.document ?? "application/json");
  expectHeaders(sent);
  expect(promise.answers[status]!.parse(sent.body)).toEqual(sent.body);
}

/** Checks that a refusal is problem details with its code and status, and hands it on. */
export function expectRefusal(code: RefusalCode, sent: Sent): Problem {
  const { body } = sent;
  expect(sent.headers["content-type"], sent.text).toMatch(/^application\/problem\+json\b/);
  expectHeaders(sent);
  const told = problem.parse(body);
  expect(told, sent.text).toMatchObject({
    code,
    status: REFUSALS[code].status,
    title: REFUSALS[code].title,
    requestId: sent.headers["request-id"],
  });
  expect(sent.status).toBe(REFUSALS[code].status);
  expect(told.detail).not.toMatch(/undefined|\[object|Invalid input/);
  for (const { detail } of told.errors ?? []) {
    expect(detail).not.toMatch(/undefined|\[object|Invalid/);
  }
  return told;
}

function expectHeaders(sent: Sent): void {
  expect(sent.headers["request-id"]).toMatch(/^[\w.-]{1,100}$/);
  expect(sent.headers["x-content-type-options"]).toBe("nosniff");
}
