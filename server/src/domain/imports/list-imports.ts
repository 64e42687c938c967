export async function listImports(..._: unknown[]): Promise<never> { throw new Error('being written'); }
