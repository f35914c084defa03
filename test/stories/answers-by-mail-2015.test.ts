import { describe } from 'node:test'
import { firstAnswers } from '../help/answers-by-mail/first.ts'
import { lastAnswers } from '../help/answers-by-mail/last.ts'
import { oddAnswers } from '../help/answers-by-mail/odd.ts'
import { beginMailStory } from '../help/answers-by-mail/story.ts'
import { whyNoMailServers } from '../help/mail-servers.ts'

/**
 * 26 municipalities answer the recommendation of 2015 by mail, through a real Postfix and a real Dovecot, in all the ways
 * that municipalities do; a registrar clears the inbox, and what the board says is right at each date, then and afterwards.
 */
const why = whyNoMailServers()
const story = why ? null : await beginMailStory()

describe('26 municipalities answer by mail', { skip: why ?? false }, () => {
  if (!story) return
  firstAnswers(story)
  oddAnswers(story)
  lastAnswers(story)
})
