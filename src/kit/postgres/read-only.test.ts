import assert from 'node:assert/strict'
import { join } from 'node:path'
import { test } from 'node:test'
import { noSmallDisk, smallDisk } from '../../../test/help/small-disk.ts'
import { startPostgres } from './postgres.ts'

const disk = smallDisk(200)

test(
  'a folder that cannot be written to is told, before the first start and after',
  { skip: !disk && noSmallDisk },
  async () => {
    const used = join(disk!.folder, 'used')
    const postgres = await startPostgres({ dataDir: used, log: () => {} })
    await postgres.stop()
    disk!.makeReadOnly()
    for (const dataDir of [used, join(disk!.folder, 'new')])
      await assert.rejects(startPostgres({ dataDir, log: () => {} }), {
        code: 'postgres.folder-not-writable',
        facts: { folder: join(dataDir, 'postgres') },
      })
  },
)
