import { ForTag, IfTag, Output, TypeGuards, UnlessTag } from "liquidjs";
import type { Template, Value } from "liquidjs";

type Read = (content: object, items: unknown[]) => unknown;
type Step = (content: object, items: unknown[]) => string;
type Build = { names: readonly string[]; write: (value: string) => string };

const MOST_LOOPS = 2;
const COMPUTED = new Set(["size", "first", "last", "forloop"]);

/** Thrown inside a program, or while building one, to leave the case to the Liquid engine. */
const ELSEWHERE = new Error("left to the engine");

/**
 * A fast program for a parsed template of plain outputs, conditions and loops. It answers what the
 * engine would, or null where the engine must speak: other templates, a missing value.
 */
export function compileTemplate(
  templates: Template[],
  write: Build["write"],
): (content: object) => string | null {
  const program = orNull(() => block(templates, { names: [], write }));
  return (content) => program && orNull(() => program(content, []));
}

function orNull<Result>(attempt: () => Result): Result | null {
  try {
    return attempt();
  } catch (error) {
    if (error === ELSEWHERE) return null;
    throw error;
  }
}

function block(templates: readonly Template[], build: Build): Step {
  const steps = templates.map((template) => step(template, build));
  return (content, items) => {
    let written = "";
    for (const next of steps) written += next(content, items);
    return written;
  };
}

function step(template: Template, build: Build): Step {
  if (TypeGuards.isHTMLToken(template.token)) {
    const literal = template.token.getContent();
    return () => literal;
  }
  if (template instanceof Output) return output(template, build);
  if (template instanceof IfTag) return condition(template, build);
  if (template instanceof UnlessTag) return exception(template, build);
  if (template instanceof ForTag) return loop(template, build);
  throw ELSEWHERE;
}

function output(template: Output, build: Build): Step {
  if (template.value.filters.length !== 1) throw ELSEWHERE; // the one is the escape
  const read = path(template.value.initial.postfix, build);
  return (content, items) => {
    const value = read(content, items);
    if (typeof value === "string") return build.write(value);
    if (typeof value === "number") return build.write(String(value));
    throw ELSEWHERE;
  };
}

function condition(template: IfTag, build: Build): Step {
  const branches = template.branches.map((branch) => ({
    holds: unfiltered(branch.value, build),
    body: block(branch.templates, build),
  }));
  const otherwise = block(template.elseTemplates ?? [], build);
  return (content, items) => {
    const branch = branches.find(({ holds }) => isTrue(holds(content, items)));
    return (branch?.body ?? otherwise)(content, items);
  };
}

function exception(template: UnlessTag, build: Build): Step {
  const [branch, ...others] = template.branches;
  if (branch === undefined || others.length > 0) throw ELSEWHERE;
  const holds = unfiltered(branch.value, build);
  const body = block(branch.templates, build);
  const otherwise = block(template.elseTemplates, build);
  return (content, items) => (isTrue(holds(content, items)) ? otherwise : body)(content, items);
}

function loop(template: ForTag, build: Build): Step {
  const depth = build.names.length;
  const isPlain = Object.keys(template.hash.hash).length === 0 && !template.elseTemplates.length;
  if (!isPlain || depth === MOST_LOOPS) throw ELSEWHERE;
  const read = path([template.collection], build);
  const body = block(template.templates, { ...build, names: [...build.names, template.variable] });
  return (content, items) => {
    const list = read(content, items);
    if (!Array.isArray(list)) throw ELSEWHERE;
    let written = "";
    for (const item of list) {
      items[depth] = item;
      written += body(content, items);
    }
    return written;
  };
}

function unfiltered(value: Value, build: Build): Read {
  if (value.filters.length > 0) throw ELSEWHERE;
  return path(value.initial.postfix, build);
}

function isTrue(value: unknown): boolean {
  return value !== false && value !== null;
}

function path(tokens: readonly unknown[], { names }: Build): Read {
  const [token, ...others] = tokens;
  if (others.length > 0 || !TypeGuards.isPropertyAccessToken(token)) throw ELSEWHERE;
  const keys = token.props.map((prop) => ("content" in prop ? prop.content : undefined));
  if (token.variable !== undefined || !keys.every(isPlainKey)) throw ELSEWHERE;
  const loopOf = names.lastIndexOf(String(keys[0]));
  const inner = loopOf < 0 ? keys : keys.slice(1);
  return (content, items) => {
    let value: unknown = loopOf < 0 ? content : items[loopOf];
    for (const key of inner) value = property(value, key);
    return value;
  };
}

function isPlainKey(key: unknown): key is string | number {
  return typeof key === "number" ? key >= 0 : typeof key === "string" && !COMPUTED.has(key);
}

function property(owner: unknown, key: string | number): unknown {
  if (typeof owner !== "object" || owner === null || !Object.hasOwn(owner, key)) throw ELSEWHERE;
  const value = (owner as Record<string | number, unknown>)[key];
  if (value === undefined) throw ELSEWHERE;
  return value;
}
