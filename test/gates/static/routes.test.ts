import assert from 'node:assert/strict'
import { test } from 'node:test'
import { routes } from '../../../src/app/site.ts'
import { anyone, staff, system, visitor } from '../../../src/kit/actor.ts'
import type { Route } from '../../../src/kit/http/visit.ts'

/** What anybody may post without signing in. Each line is a decision: add one only with its reason. */
const openPosts = [
  '/sign-in', // how one signs in
  '/sign-out',
  '/demo/sign-in', // refused outside the demo
  '/setup/:token', // the token is the permission
  '/:association/justering/:token', // an adjuster's own link is the permission
  '/:association/unsubscribe/:token', // the link in the letter ends only what that letter is about
  '/:association/invitation/:token', // and so is that of somebody who is called
  '/:association/answer/:token/new-link', // asks for a new link to the address that we have
  // The member's own link is the permission for what it writes and lodges.
  '/:association/answer/:token/circulations/:circulation/save',
  '/:association/answer/:token/circulations/:circulation/check',
  '/:association/answer/:token/circulations/:circulation/lodge',
  '/:association/answer/:token/circulations/:circulation/extension',
  '/:association/answer/:token/circulations/:circulation/questions',
]

test('every route asks a permission', () => {
  for (const route of routes) assert.equal(typeof route.may, 'function', `${route.method} ${route.path}`)
})

type Asked = Pick<Route, 'method' | 'path' | 'may'>

/** What anybody may post. */
const openTo = (all: readonly Asked[]): string[] =>
  all.filter((route) => route.method === 'POST' && route.may(visitor)).map(({ path }) => path)

/** Routes whose method and path another has before them: they are never reached. */
const shadowed = (all: readonly Asked[]): string[] =>
  all
    .map(({ method, path }) => `${method} ${path}`)
    .filter((name, index, names) => names.indexOf(name) !== index)

test('nobody changes anything without having signed in', () => {
  assert.deepEqual(openTo(routes).toSorted(), openPosts.toSorted())
})

test('the administrator may do all', () => {
  for (const route of routes) assert.ok(route.may(system('test')), route.path)
})

test('no two routes have the same method and path', () => {
  assert.deepEqual(shadowed(routes), [])
})

test('the gate sees a post that is open to all, and a route behind another of its name', () => {
  const planted: Asked[] = [
    { method: 'GET', path: '/a', may: anyone },
    { method: 'POST', path: '/a', may: anyone },
    { method: 'POST', path: '/b', may: staff },
    { method: 'POST', path: '/b', may: staff },
  ]
  assert.deepEqual(openTo(planted), ['/a'])
  assert.deepEqual(shadowed(planted), ['POST /b'])
})
