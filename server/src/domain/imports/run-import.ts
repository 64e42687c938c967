export async function runImport(..._: unknown[]): Promise<never> { throw new Error('being written'); }
