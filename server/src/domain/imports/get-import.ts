export async function getImport(..._: unknown[]): Promise<never> { throw new Error('being written'); }
