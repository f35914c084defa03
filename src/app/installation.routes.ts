import { z } from 'zod'
import { anyone, staff } from '../kit/actor.ts'
import { field, parseForm } from '../kit/form.ts'
import { type Handler, type Route, get, jsonReply, post, seeOther } from '../kit/http/visit.ts'
import { Refusal } from '../kit/refusal.ts'
import { foundAssociation } from '../organisations/actions.ts'
import { installationPage } from '../website/start.pages.tsx'
import { enterAll } from './entrance.ts'
import { foundingPage } from './founding.pages.tsx'

/** First parts of addresses that are the program's own. */
const taken = [
  'account',
  'api',
  'assets',
  'associations',
  'demo',
  'healthz',
  'metrics',
  'people',
  'readyz',
  'setup',
  'sign-in',
  'sign-out',
]

const showInstallation: Handler = async (visit) =>
  installationPage(visit, await enterAll(visit.site.database, visit.site.clock.now()))

const showFounding: Handler = async (visit, problem) => foundingPage(visit, problem)

const takeFounding: Handler = async (visit) => {
  const form = z.object({
    name: field.text(300),
    slug: field.text(41),
    mailFrom: z.union([z.literal('').transform(() => null), field.email()]),
  })
  const founding = parseForm(visit.form, form)
  if (taken.includes(founding.slug)) throw new Refusal('association.slug-taken', { slug: founding.slug })
  const { database, clock } = visit.site
  await database.transaction(null, (db) => foundAssociation({ db, actor: visit.actor, clock }, founding))
  return seeOther(`/${founding.slug}/organisations`)
}

export const installationRoutes: readonly Route[] = [
  get('/', anyone, showInstallation),
  get('/api/v1/associations', anyone, async ({ site }) => {
    const associations = await enterAll(site.database, site.clock.now())
    return jsonReply({ associations: associations.map(({ slug, name }) => ({ slug, name })) })
  }),
  get('/associations/new', staff, showFounding),
  post('/associations/new', staff, takeFounding, showFounding),
]
