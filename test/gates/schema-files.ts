/** The two files that describe the migrated database. */
export const schemaFile = new URL('../../docs/schema.sql', import.meta.url).pathname
export const typesFile = new URL('../../src/kit/db/schema.ts', import.meta.url).pathname
