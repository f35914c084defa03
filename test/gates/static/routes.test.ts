import assert from 'node:assert/strict'
import { test } from 'node:test'
import { routes } from '../../../src/app/site.ts'
import { system, visitor } from '../../../src/kit/actor.ts'

/** What anybody may post without signing in. Each line is a decision: add one only with its reason. */
const openPosts = [
  '/sign-in', // how one signs in
  '/sign-out',
  '/demo/sign-in', // refused outside the demo
  '/setup/:token', // the token is the permission
  '/:association/justering/:token', // an adjuster's own link is the permission
  '/:association/invitation/:token', // and so is that of somebody who is called
  '/:association/answer/:token/new-link', // asks for a new link to the address that we have
]

test('every route asks a permission', () => {
  for (const route of routes) assert.equal(typeof route.may, 'function', `${route.method} ${route.path}`)
})

test('nobody changes anything without having signed in', () => {
  const open = routes
    .filter((route) => route.method === 'POST' && route.may(visitor))
    .map((route) => route.path)
  assert.deepEqual(open.toSorted(), openPosts.toSorted())
})

test('the administrator may do all', () => {
  for (const route of routes) assert.ok(route.may(system('test')), route.path)
})

test('no two routes have the same method and path', () => {
  const names = routes.map((route) => `${route.method} ${route.path}`)
  assert.deepEqual(names, [...new Set(names)])
})
