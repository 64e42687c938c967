import { AssertionError, LiquidError } from "liquidjs";

import { memoize } from "#server/domain/calendars/memoize.ts";

import type { TemplateSource } from "./built-in-templates.ts";
import { compileTemplate } from "./compile-template.ts";
import { liquidDialect } from "./liquid-dialect.ts";
import type { ReminderContent } from "./reminder-content.ts";
import { TemplateError } from "./template-error.ts";

type RenderedTemplate = { subject: string; text: string; html: string };

type Part = keyof TemplateSource;
type Render = (content: ReminderContent) => string;

const REMEMBERED_TEMPLATES = 500;

const plain = medium((value) => value);
const markup = medium(escapeMarkup);

/** Renders the three parts, values escaped in the HTML; TemplateError rather than a hole. */
export function renderTemplate(source: TemplateSource, content: ReminderContent): RenderedTemplate {
  return {
    subject: renderPart("subject", source.subject, content)
      .replace(/[\p{Cc}\u2028\u2029]+/gu, " ")
      .trim(),
    text: renderPart("text", source.text, content),
    html: renderPart("html", source.html, content),
  };
}

function renderPart(part: Part, words: string, content: ReminderContent): string {
  try {
    return (part === "html" ? markup : plain)(words)(content);
  } catch (error) {
    throw explain(part, error);
  }
}

function medium(write: (value: string) => string): (words: string) => Render {
  const engine = liquidDialect(write);
  return memoize(REMEMBERED_TEMPLATES, (words) => {
    const template = engine.parse(words);
    const program = compileTemplate(template, write);
    return (content) => program(content) ?? String(engine.renderSync(template, content));
  });
}

function explain(part: Part, error: unknown): unknown {
  if (error instanceof AssertionError) {
    return new TemplateError(part, `${part} cannot be rendered: ${error.message}`, {
      cause: error,
    });
  }
  if (!LiquidError.is(error)) return error;
  const cause = error.originalError;
  const line = `${part}:${error.token.getPosition()[0]}`;
  const path = missingVariable(error) ?? line;
  const reason = cause?.message ?? error.message;
  return new TemplateError(path, `${path} cannot be rendered (${line}): ${reason}`, {
    cause: error,
  });
}

function missingVariable(error: LiquidError): string | null {
  const cause = error.originalError;
  if (cause === undefined) return null;
  if ("variableName" in cause && typeof cause.variableName === "string") return cause.variableName;
  if (!(cause instanceof TypeError)) return null;
  return error.token.getText().replaceAll(/^\{\{-?\s*|\s*-?\}\}$/g, "");
}

const ENTITIES: Record<string, string> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

function escapeMarkup(value: string): string {
  return value.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? "");
}
