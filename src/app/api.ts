import { z } from 'zod'
import { type Route, get, jsonReply } from '../kit/http/visit.ts'

const root = '/api/v1/associations/:association'

/** A page's data as an address of the API. */
export function apiRoutes(routes: readonly Route[]): Route[] {
  return routes.flatMap((route) => {
    const { data, api, kept = false } = route
    if (!data || !api) return []
    return get(apiPath(route), route.may, async (visit) => jsonReply(await data(visit)), { kept })
  })
}

function apiPath({ api, path }: Route): string {
  return root + (api?.path ?? path.replace('/:association', ''))
}

const times = {
  on: 'A day, YYYY-MM-DD: what held then. Today where it is left out.',
  known: 'A moment, or a day for its end: as it was known then. Now where it is left out.',
}

/** The API in its own words, OpenAPI 3.1. */
export function openApi(routes: readonly Route[], publicUrl: string): unknown {
  const described = routes.filter((route) => route.data && route.api)
  const paths = described.map((route) => [openPath(apiPath(route)), { get: operation(route) }])
  return {
    openapi: '3.1.0',
    info: {
      title: 'Rådslag',
      version: '1',
      description:
        'What associations have recommended, who has adopted it and who is bound. What takes `on` and `known` can be had for a day and as known at a moment; the rest tells of the present. Periods are half-open.',
      license: { name: 'EUPL-1.2', identifier: 'EUPL-1.2' },
    },
    servers: [{ url: publicUrl }],
    paths: Object.fromEntries(paths) as Record<string, unknown>,
    components: { schemas: { Problem: problem } },
  }
}

function timesOf(api: Route['api']): Readonly<Record<string, string>> {
  if (api?.timeless === true) return {}
  return api?.timeless === 'on' ? { known: times.known } : times
}

const openPath = (path: string): string => path.replace(/:(\w+)/g, '{$1}')

function operation({ api, path }: Route) {
  const names = [...apiPath({ api, path } as Route).matchAll(/:(\w+)/g)].map((match) => match[1]!)
  const inPath = names.map((name) => ({ name, in: 'path', required: true, schema: { type: 'string' } }))
  const inQuery = Object.entries({ ...timesOf(api), ...api?.query }).map(([name, description]) => ({
    name,
    in: 'query',
    description,
    schema: { type: 'string' },
  }))
  const failure = { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } }
  return {
    summary: api?.summary,
    parameters: [...inPath, ...inQuery],
    responses: {
      '200': {
        description: 'The answer',
        content: { 'application/json': { schema: schemaOf(api!.schema) } },
      },
      '404': { description: 'There is no such thing', content: failure },
      '422': { description: 'A parameter cannot be read', content: failure },
    },
  }
}

function schemaOf(schema: z.ZodType): unknown {
  const { $schema: _, ...rest } = z.toJSONSchema(schema)
  return rest
}

/** RFC 9457. */
const problem = {
  type: 'object',
  required: ['type', 'title', 'status', 'detail'],
  properties: {
    type: { type: 'string' },
    title: { type: 'string' },
    status: { type: 'integer' },
    detail: { type: 'string' },
    code: { type: 'string' },
    instance: { type: 'string' },
  },
}
