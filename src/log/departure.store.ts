import type { Db } from '../kit/db/db.ts'
import { attachmentsIn } from '../kit/mail/store.ts'
import { departureOf } from './departure.ts'
import type { Facts } from './reconciliation.ts'
import type { Reconciled } from './reconciliation.store.ts'

export async function findDepartureFacts(
  db: Db,
  association: number,
  ids: readonly string[],
): Promise<Map<string, Facts>> {
  const rows = await db
    .selectFrom('outgoingMail')
    .select(['id', 'toAddress', 'subject', 'messageId', 'purpose', 'concerns'])
    .select(['fromAddress', 'replyTo', 'bodyText', 'unsubscribeUrl', 'attachments'])
    .where('associationId', '=', association)
    .where('id', 'in', ids)
    .execute()
  return new Map(
    rows.map(({ id, ...row }) => [
      id,
      departureOf({
        ...row,
        attachments: attachmentsIn(row.attachments),
      }),
    ]),
  )
}

export const reconciled: readonly Reconciled[] = [
  {
    kind: 'mail',
    making: ['mail.left'],
    changing: [],
    places: [{ table: 'outgoing_mail', key: 'id', since: 'sent_at' }],
    find: findDepartureFacts,
    expected: (told) => told.at(-1)!.payload,
  },
]
