import { maskedFor, withdrawnFor } from '../cases/published.routes.ts'
import { anyone } from '../kit/actor.ts'
import { type Instant, dayOf } from '../kit/clock.ts'
import { asOf } from '../kit/http/as-of.ts'
import { type Handler, type Route, type Visit, get } from '../kit/http/visit.ts'
import { NotFound } from '../kit/refusal.ts'
import type { Work } from '../kit/work.ts'
import { findOrganisations } from '../organisations/store.ts'
import { changesBetween } from './difference.ts'
import { hrefOf } from './draft.routes.ts'
import { findDraft } from './draft.store.ts'
import { findCirculation } from './store.ts'
import { findCirculationDocuments, findVersionText, findVersions } from './version-text.store.ts'
import { type ShownVersion, type VersionsView, versionsPage } from './versions.pages.tsx'

async function findView(work: Work, visit: Visit): Promise<VersionsView> {
  const { known } = asOf(visit)
  const slug = visit.part('circulation')
  const circulation = await findCirculation(work.db, work.association, slug, known)
  if (!circulation) throw new NotFound()
  const organisations = await findOrganisations(work.db, work.association, dayOf(work.clock.now()))
  const names = new Map(organisations.map(({ id, name }) => [id, name]))
  const nameOf = (id: string): string => names.get(id) ?? ''
  const row = await findDraft(work.db, work.association, circulation.id)
  return {
    href: hrefOf(visit),
    circulation,
    versions: await readable(visit, work, await findShown(work, circulation.id, known, nameOf)),
    written: row?.draft !== null,
    nameOf,
  }
}

/** The latest first, with the documents that the visitor may see, called as the visitor may read. */
async function readable(
  visit: Visit,
  work: Work,
  versions: readonly ShownVersion[],
): Promise<ShownVersion[]> {
  const gone = await withdrawnFor(visit, work, 'document')
  const shown: ShownVersion[] = []
  for (const version of versions) {
    const open = version.documents.filter(({ documentId }) => !gone.has(documentId))
    const documents = await maskedFor(visit, work, 'document', open, ({ documentId }) => documentId)
    shown.unshift({ ...version, documents })
  }
  return shown
}

async function findShown(
  { db, association }: Work,
  id: string,
  known: Instant,
  nameOf: (organisation: string) => string,
): Promise<ShownVersion[]> {
  const shown: ShownVersion[] = []
  for (const version of await findVersions(db, association, id, known)) {
    const text = await findVersionText(db, association, id, version.version)
    if (!text) throw new NotFound()
    const before = shown.at(-1)?.text
    const changes = before ? changesBetween(before, text, nameOf) : null
    const documents = await findCirculationDocuments(db, association, id, version.version)
    shown.push({ ...version, text, documents, changes })
  }
  return shown
}

const showVersions: Handler = async (visit) =>
  versionsPage(visit, await visit.work((work) => findView(work, visit)))

/** Every version with its text, so that anybody can compute the checksum anew. */
async function versionsData(visit: Visit): Promise<unknown> {
  const { circulation, versions } = await visit.work((work) => findView(work, visit))
  return {
    circulation: circulation.slug,
    versions: versions.map(({ version, frozenAt, textHash, text }) => ({
      version,
      sent: frozenAt,
      sha256: textHash.toString('hex'),
      text,
    })),
  }
}

export const versionsRoutes: readonly Route[] = [
  get('/:association/circulations/:circulation/versions', anyone, showVersions, { data: versionsData }),
]
