export async function importInvoices(..._: unknown[]): Promise<never> { throw new Error('being written'); }
