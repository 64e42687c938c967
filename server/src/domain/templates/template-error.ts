/** A template that cannot be rendered; the path is the variable without a value, or part:line. */
export class TemplateError extends Error {
  override readonly name = "TemplateError";
  readonly path: string;

  constructor(path: string, message: string, options?: ErrorOptions) {
    super(message, options);
    this.path = path;
  }
}
