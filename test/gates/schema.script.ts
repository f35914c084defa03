import { writeFileSync } from 'node:fs'
import { startTestServer } from '../help/server.ts'
import { describeSchema, describeTypes } from './schema.ts'
import { schemaFile, typesFile } from './schema-files.ts'

/** `npm run schema`: writes what the migrations make of an empty database, in words and in TypeScript. */
const server = await startTestServer()
try {
  const connection = { connectionString: server.template }
  writeFileSync(schemaFile, await describeSchema(connection))
  writeFileSync(typesFile, await describeTypes(connection))
} finally {
  await server.stop()
}
